'use client';
import { Alert, Button } from '@mantine/core';
import { IconCircleCheck, IconDownload, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { FileDrop } from '@/ui/file-drop';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './verification.module.css';
import { type Found, verifyApart } from './verify-apart';

type Published = RouterOutputs['allocation']['publishedDraw'];

/** Draws again in the visitor's browser: the published proof, or a file of the visitor's. */
export function VerifyPanel({ published }: { published: Published }) {
  const t = useTranslations('draw.verify');
  const trpc = useTRPC();
  const client = useQueryClient();
  const fetchProof = () => client.fetchQuery(trpc.allocation.publishedProof.queryOptions({ drawId: published.id }));
  const check = (proof: unknown) => verifyApart(proof, published);
  const ours = useMutation({ mutationFn: async () => check(await fetchProof()) });
  const file = useMutation({ mutationFn: async (dropped: File) => check(readJson(await dropped.text())) });
  const keep = useMutation({ mutationFn: async () => save(await fetchProof(), published.id) });
  return (
    <Panel title={t('title')}>
      <p>{t('how')}</p>
      <div className={classes.acts}>
        <Button
          leftSection={<IconShieldCheck size={18} aria-hidden="true" />}
          loading={ours.isPending}
          onClick={() => ours.mutate()}
        >
          {t('run')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          loading={keep.isPending}
          onClick={() => keep.mutate()}
        >
          {t('download')}
        </Button>
      </div>
      <FormError error={ours.error ?? keep.error} />
      <Answer found={ours.data} />
      <p>
        {t('alone')}{' '}
        <a href="/gradins-verify.mjs" download>
          gradins-verify.mjs
        </a>
      </p>
      <h3>{t('file')}</h3>
      <FileDrop
        accept={['.json']}
        maxMegabytes={200}
        loading={file.isPending}
        onFile={(dropped) => file.mutate(dropped)}
      />
      <FormError error={file.error} />
      <Answer found={file.data} />
    </Panel>
  );
}

/** What is no JSON is no proof: the verifier says so, as of any other text. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 20);
  }
}

function save(proof: unknown, id: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(proof)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `gradins-${id.slice(0, 8)}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

function Answer({ found }: { found: Found | undefined }) {
  const t = useTranslations('draw.verify');
  const { n } = useFormat();
  if (!found) return <div aria-live="polite" />;
  const { verified, ofThisDraw } = found;
  if (!verified.ok) {
    const { difference } = verified;
    const number = difference.line === 'demand' ? difference.number : 0;
    return (
      <div aria-live="polite">
        <Alert color="no" variant="light" icon={<IconShieldX />} title={t('no')}>
          <p>{t(`line.${difference.line}`, { number: n(number) })}</p>
          <dl className={classes.facts}>
            <dt>{t('said')}</dt>
            <dd className={classes.code}>{difference.said}</dd>
            <dt>{t('computed')}</dt>
            <dd className={classes.code}>{difference.computed}</dd>
          </dl>
        </Alert>
      </div>
    );
  }
  const { figures } = verified;
  return (
    <div aria-live="polite">
      <Alert
        color={ofThisDraw ? 'yes' : 'act'}
        variant="light"
        icon={<IconCircleCheck />}
        title={ofThisDraw ? t('yes') : t('another')}
      >
        <p>
          {t('figures', {
            demands: n(figures.demands),
            structures: n(figures.structures),
            sessions: n(figures.sessions),
            granted: n(figures.granted),
            served: n(figures.served),
            seats: n(figures.seats),
            offered: n(figures.offered),
          })}
        </p>
        <p className={classes.code}>{figures.seed}</p>
      </Alert>
    </div>
  );
}
