'use client';
import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { instantAt } from '@/app/(city)/sessions/[code]/_components/wall-clock';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import { RulesInWords } from './rules-in-words';
import { useRuleWords } from './use-rule-words';

/** The commitment before a draw. `replaces`: the open one, which becomes void. */
export function PrepareDraw({ replaces }: { replaces?: string }) {
  const t = useTranslations('allocation.prepare');
  return (
    <ActButton
      label={replaces ? t('again') : t('label')}
      button={{ leftSection: <IconLock size={16} aria-hidden="true" />, ...(replaces && { variant: 'default' }) }}
    >
      {(dialog) => <PrepareForm {...(replaces && { replaces })} {...dialog} />}
    </ActButton>
  );
}

function PrepareForm({ replaces, ...dialog }: { replaces?: string; opened: boolean; onClose: () => void }) {
  const t = useTranslations('allocation.prepare');
  const { n, timeZone, zoneWords } = useFormat();
  const trpc = useTRPC();
  const prepare = useMutation(trpc.allocation.prepareDraw.mutationOptions());
  const rules = useQuery(trpc.drawRules.page.queryOptions(undefined, { staleTime: 0 }));
  const [what, setWhat] = useState('');
  const [at, setAt] = useState('');
  const sound = rules.data !== undefined && rules.data.check.against.length === 0;
  return (
    <ActModal
      {...dialog}
      title={replaces ? t('replaceTitle') : t('title')}
      submit={t('submit')}
      disabled={!at || what.trim().length < 10 || !sound}
      onSubmit={async () => {
        const publicValue = { what: what.trim(), at: instantAt(at, timeZone).toISOString() };
        const made = await prepare.mutateAsync({ publicValue, ...(replaces && { replaces }) });
        return t('done', { demands: n(made.demands) });
      }}
    >
      <p style={{ margin: 0 }}>{replaces ? t('replaceWhat') : t('what')}</p>
      <FormError error={rules.error} />
      <KeptRules rules={rules.data} />
      <TextInput
        label={t('publicWhat')}
        description={t('publicWhatHelp')}
        value={what}
        maxLength={300}
        required
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('publicAt')}
        description={t('publicAtHelp', { zone: zoneWords() })}
        value={at}
        required
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </ActModal>
  );
}

/** What the programme keeps is what is committed to; rules that contradict themselves are told before anything is typed. */
function KeptRules({ rules }: { rules: RouterOutputs['drawRules']['page'] | undefined }) {
  const t = useTranslations('quotas.prepare');
  const words = useRuleWords();
  if (!rules) return <p style={{ margin: 0 }}>{t('loading')}</p>;
  const { against } = rules.check;
  return (
    <section aria-label={t('title')}>
      <p style={{ margin: '0 0 4px', fontWeight: 620 }}>{t('title')}</p>
      <RulesInWords rules={rules} />
      {against.length > 0 ? (
        <Alert color="no" variant="light" mt="xs" icon={<IconAlertTriangle />} title={t('against')}>
          {against.map((one) => (
            <div key={`${one.kind} ${one.quotaIds.join(' ')}`}>{words.contradiction(one)}</div>
          ))}
        </Alert>
      ) : null}
      <AppLink href="/tirages/regles">{t('change')}</AppLink>
    </section>
  );
}
