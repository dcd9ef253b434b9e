import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { waveMailFilters } from '@/modules/claims/wave.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { type SearchParams, tableInput } from '../../_components/table-input';
import { WAVE_TABLE } from '../_components/table-options';
import { LiveWave } from './_components/live-wave';
import { WaveMails } from './_components/wave-mails';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.nav'))('waves') };
}

async function find(waveId: string, search: SearchParams) {
  if (!UUID.test(waveId)) notFound();
  const api = await serverCaller();
  const filters = await tableInput(waveMailFilters.omit({ waveId: true }), search, WAVE_TABLE);
  return { wave: await api.waves.one({ waveId }), mails: await api.waves.mails({ ...filters, waveId }) };
}

/** One wave while it leaves and after: sent, waiting, failed, taken; the failed ones can go again. */
export default async function WavePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}) {
  const { programme } = await requireAccount();
  const { wave, mails } = await find((await params).id, searchParams);
  const t = await getTranslations('claims.waves');
  const common = await getTranslations('common');
  const f = await getFormat(programme?.timeZone);
  const competition = common(`competition.${wave.competition}`).toLowerCase();
  const said = { when: f.dateTime(wave.createdAt), author: wave.author ?? t('system'), sender: wave.senderName };
  return (
    <Messages of={['claims']} timeZone={programme?.timeZone ?? 'Europe/Paris'}>
      <Stacked>
        <PageTitle
          crumbs={[
            { label: (await getTranslations('accounts.nav'))('waves'), href: '/vagues' },
            { label: t('number', { number: wave.number }) },
          ]}
          title={t('one', { number: wave.number, competition })}
          context={t('oneContext', said)}
          actions={<LiveWave waveId={wave.id} queued={wave.queued} failed={wave.failed} />}
        />
        <StatCells
          cells={[
            { label: t('mails'), value: f.n(wave.mails) },
            { label: t('sentCount'), value: f.n(wave.sent), href: `/vagues/${wave.id}?state=SENT` },
            { label: t('queued'), value: f.n(wave.queued), href: `/vagues/${wave.id}?state=QUEUED` },
            { label: t('failed'), value: f.n(wave.failed), href: `/vagues/${wave.id}?state=FAILED` },
            { label: t('taken'), value: f.n(wave.taken), hint: t('takenOf', { tickets: f.n(wave.tickets) }) },
          ]}
        />
        <WaveMails {...mails} />
      </Stacked>
    </Messages>
  );
}
