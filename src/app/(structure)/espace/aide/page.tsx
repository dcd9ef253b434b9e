import { IconChartBar, IconMail, IconPhone, IconUserCircle } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignOutButton } from '@/app/_components/sign-out-button';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { SpacePage } from '@/ui/space-page';
import classes from '../_components/space.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.help'))('title') };
}

const QUESTIONS = ['confirm', 'names', 'rename', 'leader', 'return', 'mail', 'wheelchair', 'day', 'data'] as const;

/** Whom to reach, then the rules in plain words with the numbers of this programme. */
export default async function HelpPage() {
  const t = await getTranslations('claims.help');
  const nav = await getTranslations('accounts.nav');
  const mine = await getTranslations('attendance.mine');
  const { contact, rules } = await (await serverCaller()).space.read({});
  const numbers = {
    confirm: rules.confirmWithinDays,
    hours: rules.cutoffHours,
    renames: rules.maxRenames,
    max: rules.maxTicketsPerLeader,
    advised: rules.advisedGroupSize,
    per: rules.wheelchairsPerCompanion,
    arrive: rules.arriveMinutesBefore,
    qr: rules.qrHoursBefore,
    retention: rules.retentionDays,
  };
  return (
    <SpacePage title={t('title')} context={t('context')}>
      {contact ? (
        <div style={{ display: 'grid', gap: 10 }}>
          <BigButton
            href={`tel:${contact.phone.replaceAll(/\s/g, '')}`}
            icon={<IconPhone size={22} aria-hidden="true" />}
          >
            {t('call', { phone: contact.phone })}
          </BigButton>
          <BigButton look="plain" href={`mailto:${contact.email}`} icon={<IconMail size={22} aria-hidden="true" />}>
            {t('write', { email: contact.email })}
          </BigButton>
        </div>
      ) : null}
      <div style={{ marginTop: 20 }}>
        {QUESTIONS.map((key) => (
          <section key={key} className={classes.block}>
            <div className={classes.blockHead}>
              <h2>{t(`items.${key}.q`)}</h2>
            </div>
            <p className={classes.hint}>{t(`items.${key}.a`, numbers)}</p>
          </section>
        ))}
      </div>
      <BigButton look="plain" href="/espace/presence" icon={<IconChartBar size={22} aria-hidden="true" />}>
        {mine('title')}
      </BigButton>
      <div style={{ marginTop: 20 }}>
        <BigButton look="plain" href="/compte" icon={<IconUserCircle size={22} aria-hidden="true" />}>
          {nav('account')}
        </BigButton>
      </div>
      <SignOutButton label={t('signOut')} />
    </SpacePage>
  );
}
