import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns, Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { Steps } from '@/ui/steps';
import { dateWithYear } from './_components/date-with-year';
import { PlanPurge } from './_components/plan-purge';
import classes from './_components/purge.module.css';
import { PurgeDecision } from './_components/purge-decision';
import { PurgeHistory } from './_components/purge-history';
import { PurgeTable } from './_components/purge-table';
import { RefreshWhile } from './_components/refresh-while';
import { sumOf } from './_components/sum-of';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.nav'))('purge') };
}

type Status = Awaited<ReturnType<Awaited<ReturnType<typeof serverCaller>>['privacy']['status']>>;

/** The last purge that was not given up: what the page is about. */
const currentOf = (status: Status) => status.purges.find((purge) => purge.state !== 'ABANDONED') ?? null;
const STEP = { PLANNED: 1, CONFIRMED: 2, RUNNING: 2, DONE: 4, ABANDONED: 0 } as const;

async function titleOf(status: Status, timeZone: string | undefined): Promise<string> {
  const t = await getTranslations('privacy.page');
  const { n, ...format } = await getFormat(timeZone);
  const current = currentOf(status);
  if (status.programme.purgedAt) return t('titleDone', { date: dateWithYear(status.programme.purgedAt, format) });
  if (current?.state === 'PLANNED') return t('titlePlanned');
  if (current?.state === 'CONFIRMED' || current?.state === 'RUNNING') {
    return t('titleRunning', { done: n(sumOf(current.done)), total: n(sumOf(current.plan)) });
  }
  const date = dateWithYear(status.programme.dueAt, format);
  if (!status.left) return t('titleAudit', { date });
  return t(status.due ? 'titleDue' : 'titleNotDue', { date, rows: n(sumOf(status.left)) });
}

/** When the names go, what goes, who decides, and the proof afterwards (rule 12). */
export default async function PurgePage() {
  const { programme } = await requireAccount();
  const status = await (await serverCaller()).privacy.status();
  const t = await getTranslations('privacy.page');
  const { n, ...format } = await getFormat(programme?.timeZone);
  const current = currentOf(status);
  const counts = current?.plan ?? status.left ?? {};
  const ends = dateWithYear(new Date(`${status.programme.endsOn}T12:00:00Z`), format);
  const context = t('context', {
    programme: status.programme.name,
    ends,
    due: dateWithYear(status.programme.dueAt, format),
  });
  const running = current?.state === 'CONFIRMED' || current?.state === 'RUNNING';
  const side = (
    <>
      {current && current.state !== 'DONE' ? <PurgeDecision purge={current} due={status.due} /> : null}
      <Panel title={t('stays')}>
        <ul className={classes.list}>
          <li>{t('stays1')}</li>
          <li>{t('stays2')}</li>
          <li>{t('stays3')}</li>
          <li>{t('stays4')}</li>
        </ul>
      </Panel>
      <PurgeHistory purges={status.purges} />
    </>
  );
  const plan =
    status.can.plan && !running ? (
      <PlanPurge rows={sumOf(counts)} due={status.due} dueAt={status.programme.dueAt} />
    ) : null;
  return (
    <Messages of={['privacy']} timeZone={programme?.timeZone}>
      <Stacked>
        {running ? <RefreshWhile /> : null}
        <PageTitle title={await titleOf(status, programme?.timeZone)} context={context} actions={plan} />
        <Steps
          labels={[t('stepPlan'), t('stepConfirm'), t('stepRun'), t('stepCertificate')]}
          current={current ? STEP[current.state] : 0}
        />
        <Columns side={side}>
          <Panel
            flush
            title={t('what')}
            hint={t('whatHint', {
              rows: n(sumOf(counts)),
              tables: Object.values(counts).filter((rows) => rows > 0).length,
            })}
          >
            <PurgeTable plan={counts} done={current && current.state !== 'PLANNED' ? current.done : null} />
          </Panel>
        </Columns>
      </Stacked>
    </Messages>
  );
}
