'use client';
import { IconId, IconKey } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { OwnIdentity } from '@/modules/accounts/oidc.schema';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { StatusBadge } from '@/ui/status-badge';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../_components/account.module.css';
import { Section } from '../../_components/section';

type Props = { identities: readonly OwnIdentity[]; hasPassword: boolean };

/** What opens the account: the password and each linked identity, with the way to take one away. */
export function IdentitiesSection({ identities, hasPassword }: Props) {
  const t = useTranslations('accounts.identities');
  return (
    <Section title={t('title')} text={t('text')}>
      <ul className={classes.signIns}>
        <li className={classes.signIn}>
          <IconKey size={26} stroke={1.6} aria-hidden="true" />
          <div className={classes.device}>
            <strong>{t('password')}</strong>
            <span>{t(hasPassword ? 'passwordOn' : 'passwordOff')}</span>
          </div>
        </li>
        {identities.map((identity) => (
          <Linked key={identity.reference} identity={identity} />
        ))}
      </ul>
      {identities.length === 0 ? <p className={classes.text}>{t('none')}</p> : null}
    </Section>
  );
}

function Linked({ identity }: { identity: OwnIdentity }) {
  const t = useTranslations('accounts.identities');
  const { day } = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const { provider, reference, since, closed, can } = identity;
  const unlink = useMutation(
    trpc.profile.unlinkIdentity.mutationOptions({ onSuccess: () => done(t('unlinked', { provider })) }),
  );
  return (
    <li className={classes.signIn}>
      <IconId size={26} stroke={1.6} aria-hidden="true" />
      <div className={classes.device}>
        <strong>{provider}</strong>
        <span>{t('since', { date: day(since, 'long') })}</span>
        {can.unlink ? null : <span style={{ display: 'block' }}>{t('only')}</span>}
      </div>
      {closed ? <StatusBadge tone="no">{t('closed')}</StatusBadge> : null}
      {can.unlink ? (
        <ConfirmAct
          label={t('unlink')}
          confirmLabel={t('unlinkOne', { provider })}
          title={t('unlinkTitle', { provider })}
          what={t('unlinkWhat', { provider })}
          danger
          button={{ variant: 'subtle', color: 'no', size: 'compact-md' }}
          onConfirm={() => unlink.mutateAsync({ reference })}
        />
      ) : null}
    </li>
  );
}
