'use client';
import { Autocomplete, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { PickStructure } from '@/app/(city)/_components/pick-structure';
import { NO_WHY, WhyFields, whyInput } from '@/app/(city)/_components/why-fields';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';

type Tagged = RouterOutputs['drawRules']['page']['tagged'][number];
type Dialog = { opened: boolean; onClose: () => void };

/** The structures that come first, and why. */
export function PrioritiesPanel({
  tagged,
  tags,
  can,
}: {
  tagged: readonly Tagged[];
  tags: readonly string[];
  can: { change: boolean };
}) {
  const t = useTranslations('quotas.priorities');
  const common = useTranslations('common.public');
  const { n, dateTime } = useFormat();
  const add = can.change ? (
    <ActButton label={t('add')} button={{ variant: 'default' }}>
      {(dialog) => <TagForm tags={tags} {...dialog} />}
    </ActButton>
  ) : undefined;
  if (tagged.length === 0) {
    return (
      <Panel title={t('title')} aside={add}>
        <EmptyState title={t('empty')} text={t('emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel flush title={t('title')} hint={n(tagged.length)} aside={add}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'structure', title: t('structure') },
          { key: 'public', title: t('public') },
          { key: 'tag', title: t('tag') },
          { key: 'reason', title: t('reason') },
          { key: 'by', title: t('by') },
          ...(can.change ? [{ key: 'acts', title: <span className="g-hidden">{t('remove')}</span> }] : []),
        ]}
        rows={tagged.map((one) => ({
          key: `${one.structureId} ${one.tag}`,
          cells: [
            <strong key="structure">{one.structure}</strong>,
            common(one.public),
            one.tag,
            <div key="reason" style={{ minWidth: 220, whiteSpace: 'normal' }}>
              {one.reason}
            </div>,
            one.by ? t('byWhom', { name: one.by, at: dateTime(one.createdAt) }) : dateTime(one.createdAt),
            <Untag key="acts" one={one} />,
          ],
        }))}
      />
    </Panel>
  );
}

function TagForm({ tags, ...dialog }: Dialog & { tags: readonly string[] }) {
  const t = useTranslations('quotas.priorities');
  const give = useMutation(useTRPC().drawRules.tag.mutationOptions());
  const [structureId, setStructureId] = useState<string | null>(null);
  const [tag, setTag] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActModal
      {...dialog}
      title={t('addTitle')}
      submit={t('submit')}
      disabled={!structureId || tag.trim() === '' || reason.trim().length < 5}
      onSubmit={async () => {
        if (!structureId) return null;
        await give.mutateAsync({ structureId, tag: tag.trim(), reason: reason.trim() });
        return t('done');
      }}
    >
      <p style={{ margin: 0 }}>{t('addWhat')}</p>
      <PickStructure value={structureId} onChange={setStructureId} />
      <Autocomplete
        label={t('tag')}
        description={t('tagHelp')}
        data={[...tags]}
        value={tag}
        maxLength={60}
        required
        onChange={setTag}
      />
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActModal>
  );
}

function Untag({ one }: { one: Tagged }) {
  const t = useTranslations('quotas.priorities');
  return (
    <ActButton
      label={
        <>
          {t('remove')}
          <span className="g-hidden">
            &nbsp;{one.tag}, {one.structure}
          </span>
        </>
      }
      button={{ variant: 'default', size: 'compact-sm' }}
    >
      {(dialog) => <UntagForm one={one} {...dialog} />}
    </ActButton>
  );
}

function UntagForm({ one: { structureId, structure, tag }, ...dialog }: Dialog & { one: Tagged }) {
  const t = useTranslations('quotas.priorities');
  const take = useMutation(useTRPC().drawRules.untag.mutationOptions());
  const [why, setWhy] = useState(NO_WHY);
  return (
    <ActModal
      {...dialog}
      danger
      title={t('removeTitle')}
      submit={t('remove')}
      onSubmit={async () => {
        await take.mutateAsync({ structureId, tag, ...whyInput(why) });
        return t('removed');
      }}
    >
      <p style={{ margin: 0 }}>{t('removeWhat', { structure, tag })}</p>
      <WhyFields value={why} onChange={setWhy} />
    </ActModal>
  );
}
