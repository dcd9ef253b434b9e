import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { serverCaller } from '@/trpc/server';
import { Notice } from '@/ui/notice';
import { PageTitle } from '@/ui/page-title';
import { CreateProgramme } from './_components/create-programme';
import { ProgrammeForm } from './_components/programme-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.nav');
  return { title: t('programme') };
}

export default async function ProgrammePage() {
  const { can, timeZone, purgeDueAt, purgedAt, id, ...programme } = await (await serverCaller()).programmes.current();
  const t = await getTranslations('programmes.form');
  const plain = await getFormat('UTC');
  const format = await getFormat(timeZone);
  const context = t('context', {
    from: plain.day(new Date(programme.startsOn)),
    to: plain.day(new Date(programme.endsOn)),
    zone: format.zoneWords(),
    purge: format.day(purgeDueAt, 'long'),
  });
  return (
    <>
      <PageTitle
        title={t('title', { name: programme.name })}
        context={context}
        actions={can.change || purgedAt ? <CreateProgramme timeZone={timeZone} /> : undefined}
      />
      {can.change ? null : <Notice>{t(purgedAt ? 'purged' : 'readOnly')}</Notice>}
      <ProgrammeForm key={programme.version} programme={{ programmeId: id, ...programme }} readOnly={!can.change} />
    </>
  );
}
