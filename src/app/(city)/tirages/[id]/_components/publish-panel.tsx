'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ConfirmAct } from '@/ui/confirm-act';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './draw.module.css';

type Draw = RouterOutputs['allocation']['drawPage'];

/** Makes the draw real, or puts it aside; a trial can only be put aside. */
export function PublishPanel({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.publish');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const publish = useMutation(trpc.allocation.publishDraw.mutationOptions());
  const discard = useMutation(trpc.allocation.discardDraw.mutationOptions());
  const then = async (work: Promise<unknown>) => {
    await work;
    router.refresh();
  };
  return (
    <Panel title={draw.can.publish ? t('title') : t('trialTitle')}>
      <p style={{ margin: 0 }}>{draw.can.publish ? t('text') : t('trialText')}</p>
      <div className={classes.acts}>
        {draw.can.publish ? (
          <ConfirmAct
            label={t('label', { count: draw.grantCount, allocations: n(draw.grantCount) })}
            title={t('confirmTitle')}
            what={t('what', {
              allocations: n(draw.grantCount),
              seats: n(draw.seatCount),
              refused: n(draw.demandCount - draw.grantCount),
            })}
            button={{ color: 'act' }}
            onConfirm={() => then(publish.mutateAsync({ drawId: draw.id }))}
          />
        ) : null}
        <ConfirmAct
          label={t('discard')}
          title={t('discardTitle')}
          what={t('discardWhat')}
          button={{ variant: 'subtle' }}
          onConfirm={() => then(discard.mutateAsync({ drawId: draw.id }))}
        />
      </div>
    </Panel>
  );
}
