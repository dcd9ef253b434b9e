import { IconEye, IconFileDownload, IconListDetails, IconPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import { templateAddress } from '@/modules/imports/templates/template-address.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { ActionCard } from '@/ui/action-card';
import { BigButton } from '@/ui/big-button';
import { SpacePage } from '@/ui/space-page';
import { ChooseFile } from './_components/choose-file';
import classes from './_components/list-import.module.css';

const MEGABYTE = 1024 * 1024;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.space'))('title') };
}

/** What the list must hold, and one button: the file. A list sent before and not decided is found again here. */
export default async function ListImportPage() {
  const { structure, programme } = await requireAccount();
  if (!structure) notFound();
  const t = await getTranslations('imports.space');
  const { dateTime } = await getFormat(programme?.timeZone);
  const api = await serverCaller();
  const sent = await api.imports.list({ kind: 'BENEFICIARIES' });
  const waiting = sent.rows.find((row) => row.state === 'READY' && row.structureId === structure.id);
  return (
    <Messages of={['imports']} timeZone={programme?.timeZone}>
      <SpacePage back={{ label: t('back'), href: '/espace/liste' }} title={t('title')} context={t('context')}>
        {waiting ? (
          <ActionCard
            href={`/espace/liste/import/${waiting.id}`}
            icon={<IconListDetails size={24} aria-hidden="true" />}
            title={t('wait')}
            text={t('waitText', { name: waiting.fileName, when: dateTime(waiting.createdAt) })}
          />
        ) : null}
        <div className={classes.card} style={waiting ? { marginTop: 14 } : undefined}>
          <ul className={classes.list}>
            <li>
              <IconListDetails size={22} aria-hidden="true" />
              <strong>{t('need')}</strong>
            </li>
            <li>
              <IconPlus size={22} aria-hidden="true" />
              {t('optional')}
            </li>
            <li>
              <IconEye size={22} aria-hidden="true" />
              {t('private')}
            </li>
          </ul>
        </div>
        <ChooseFile structureId={structure.id} maxMegabytes={OUTSIDER_LIMITS.maxBytes / MEGABYTE} />
        <p className={classes.under} style={{ marginTop: 26 }}>
          {t('noFile')}
        </p>
        <BigButton
          look="plain"
          href={templateAddress('BENEFICIARIES')}
          download
          icon={<IconFileDownload size={22} aria-hidden="true" />}
        >
          {t('template')}
        </BigButton>
      </SpacePage>
    </Messages>
  );
}
