import { IconMail, IconPhone } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { Notice } from '@/ui/notice';
import { PublicShell } from '@/ui/public-shell';

/** Why a link no longer works and what to do, without saying whether it ever did. */
export async function DeadLink() {
  const t = await getTranslations('claims.hand');
  const contact = await (await serverCaller()).programmes.contact();
  return (
    <PublicShell
      brand={contact?.senderName ?? 'Gradins'}
      title={t('deadTitle')}
      context={t('deadText')}
      overlap={false}
      footLinks={await footLinks()}
    >
      <Notice>{t('deadDo')}</Notice>
      {contact ? (
        <div style={{ display: 'grid', gap: 10, marginTop: 12 }}>
          <BigButton
            href={`tel:${contact.contactPhone.replaceAll(/\s/g, '')}`}
            icon={<IconPhone size={22} aria-hidden="true" />}
          >
            {t('deadCall')}
          </BigButton>
          <BigButton
            look="plain"
            href={`mailto:${contact.contactEmail}`}
            icon={<IconMail size={22} aria-hidden="true" />}
          >
            {t('deadWrite')}
          </BigButton>
        </div>
      ) : null}
    </PublicShell>
  );
}
