import { IconChartBar, IconPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { groupDecisions } from '@/modules/today/today.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns } from '@/ui/columns';
import { capital } from '@/ui/format';
import { LinkButton } from '@/ui/link-button';
import { PageTitle } from '@/ui/page-title';
import { DecisionQueue } from './_components/decision-queue';
import { ProgrammeFunnels } from './_components/programme-funnels';
import { ProgrammeHeat } from './_components/programme-heat';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('today');
  return { title: t('metaTitle') };
}

export default async function TodayPage() {
  const account = await requireAccount();
  const t = await getTranslations('today');
  const api = await serverCaller();
  const { decisions } = await api.today.decisions();
  const state = await api.today.state();
  const timeZone = account.programme?.timeZone ?? 'Europe/Paris';
  const format = await getFormat(timeZone);
  const groups = groupDecisions(decisions, format.now, timeZone);
  const today = groups.find((part) => part.group === 'TODAY')?.decisions.length ?? 0;
  const words = { count: decisions.length, shown: format.n(decisions.length), today };
  const date = `${format.day(format.now, 'long')}, ${format.clockTime(format.now)}`;
  const actions = (
    <>
      <LinkButton href="/presence" variant="default" leftSection={<IconChartBar size={16} />}>
        {t('report')}
      </LinkButton>
      <LinkButton href="/vagues" leftSection={<IconPlus size={16} />}>
        {t('newWave')}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageTitle
        title={
          today > 0
            ? t.rich('titleToday', { ...words, strong: (chunks) => <strong>{chunks}</strong> })
            : t('title', words)
        }
        context={t('context', {
          date: capital(date),
          zone: format.zoneWords(),
          left: state.sessionsLeftToday,
        })}
        actions={actions}
      />
      <Columns
        side={
          <>
            <ProgrammeFunnels funnels={state.funnels} />
            <ProgrammeHeat heat={state.heat} timeZone={timeZone} />
          </>
        }
      >
        <DecisionQueue decisions={decisions} />
      </Columns>
    </>
  );
}
