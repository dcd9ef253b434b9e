'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { NO_WHY, WhyFields, whyInput } from '@/app/(city)/_components/why-fields';
import { useRuleWords } from '@/app/(city)/tirages/_components/use-rule-words';
import { useTRPC } from '@/trpc/client';
import type { Quota } from './quotas-panel';

/** Takes a quota out of the draws to come, with a reason. */
export function RemoveQuota({ quota }: { quota: Quota }) {
  const t = useTranslations('quotas.quotas');
  return (
    <ActButton
      label={
        <>
          {t('remove')}
          <span className="g-hidden">&nbsp;{quota.code}</span>
        </>
      }
      button={{ variant: 'default', size: 'compact-sm' }}
    >
      {(dialog) => <RemoveForm quota={quota} {...dialog} />}
    </ActButton>
  );
}

function RemoveForm({ quota, ...dialog }: { quota: Quota; opened: boolean; onClose: () => void }) {
  const t = useTranslations('quotas.form');
  const words = useRuleWords();
  const remove = useMutation(useTRPC().drawRules.removeQuota.mutationOptions());
  const [why, setWhy] = useState(NO_WHY);
  const { id, version, code } = quota;
  return (
    <ActModal
      {...dialog}
      danger
      title={t('removeTitle', { code })}
      submit={t('remove')}
      onSubmit={async () => {
        await remove.mutateAsync({ quotaId: id, version, ...whyInput(why) });
        return t('removed', { code });
      }}
    >
      <p style={{ margin: 0 }}>{t('removeWhat', { sentence: words.quota(quota.sentence) })}</p>
      <WhyFields value={why} onChange={setWhy} />
    </ActModal>
  );
}
