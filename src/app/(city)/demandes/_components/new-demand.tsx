'use client';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PickSession } from '@/app/_components/pick-session';
import { useSubmitWish } from '@/app/_components/use-submit-wish';
import { NEW_WISH, peopleOf, WishFields } from '@/app/_components/wish-fields';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { PickStructure } from '@/app/(city)/_components/pick-structure';

/** An agent enters what a structure asked for by telephone or on paper; on the page of a structure, for that one. */
export function NewDemand({ structureId }: { structureId?: string }) {
  const t = useTranslations('demands');
  return (
    <ActButton label={t('form.new')} button={{ leftSection: <IconPlus size={16} /> }}>
      {(dialog) => <DemandForm {...dialog} {...(structureId && { of: structureId })} />}
    </ActButton>
  );
}

function DemandForm({ of, ...dialog }: { opened: boolean; onClose: () => void; of?: string }) {
  const t = useTranslations('demands');
  const [structureId, setStructureId] = useState<string | null>(of ?? null);
  const [wish, setWish] = useState(NEW_WISH);
  const submit = useSubmitWish(wish, [], structureId ?? undefined);
  return (
    <ActModal
      {...dialog}
      title={t('form.title')}
      submit={t('form.enter', { people: peopleOf(wish) })}
      disabled={!structureId || !wish.sessionId || peopleOf(wish) < 1}
      size="lg"
      onSubmit={async () => {
        const done = await submit.ask();
        if (!done) return null;
        return done.overlaps.length > 0
          ? t('form.doneOverlap', { rank: done.rank, codes: done.overlaps.join(', ') })
          : t('form.done', { rank: done.rank });
      }}
    >
      {of ? null : <PickStructure value={structureId} onChange={setStructureId} />}
      <PickSession value={wish.sessionId} onChange={(sessionId) => setWish({ ...wish, sessionId })} />
      <WishFields value={wish} onChange={setWish} />
      {submit.dialog}
    </ActModal>
  );
}
