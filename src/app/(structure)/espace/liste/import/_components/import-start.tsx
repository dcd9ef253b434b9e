import { IconEye, IconFileDownload, IconHistory, IconListDetails, IconPlus } from '@tabler/icons-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { templateAddress } from '@/modules/imports/templates/template-address.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { ActionCard } from '@/ui/action-card';
import { BigButton } from '@/ui/big-button';
import { SpacePage } from '@/ui/space-page';
import { OWN_IMPORTS, type OwnKind, spaceWords } from '../../../_components/own-imports';
import { ChooseFile } from './choose-file';
import classes from './list-import.module.css';

/** What a list of this kind must hold, and one button: the file. A list not decided is found again here, and the last one applied, to look at or take back. */
export async function ImportStart({ kind }: { kind: OwnKind }) {
  const { structure, programme } = await requireAccount();
  if (!structure) notFound();
  const t = spaceWords(await getTranslations('imports.space'), kind);
  const { dateTime } = await getFormat(programme?.timeZone);
  const api = await serverCaller();
  const [sent, { rules }] = await Promise.all([api.imports.list({ kind }), api.space.read({})]);
  const own = sent.rows.filter((row) => row.structureId === structure.id);
  const waiting = own.find(({ state }) => state === 'READY');
  const last = own.find(({ state }) => state === 'APPLIED');
  const { home, start } = OWN_IMPORTS[kind];
  return (
    <Messages of={['imports']} timeZone={programme?.timeZone}>
      <SpacePage back={{ label: t('back'), href: home }} title={t('title')} context={t('context')}>
        {waiting ? (
          <ActionCard
            href={`${start}/${waiting.id}`}
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
              {t('private', { most: rules.maxTicketsPerLeader })}
            </li>
          </ul>
        </div>
        <ChooseFile kind={kind} structureId={structure.id} maxMegabytes={sent.maxMegabytes} />
        <p className={classes.heading}>{t('noFile')}</p>
        <p className={classes.under}>{t('templateHint')}</p>
        <BigButton
          look="plain"
          href={templateAddress(kind)}
          download
          icon={<IconFileDownload size={22} aria-hidden="true" />}
        >
          {t('template')}
        </BigButton>
        {last ? (
          <div style={{ marginTop: 22 }}>
            <ActionCard
              href={`${start}/${last.id}`}
              icon={<IconHistory size={24} aria-hidden="true" />}
              title={t('last')}
              text={t('lastText', { name: last.fileName, when: dateTime(last.appliedAt ?? last.createdAt) })}
            />
          </div>
        ) : null}
      </SpacePage>
    </Messages>
  );
}
