'use client';
import { notifications } from '@mantine/notifications';
import { IconAlarm } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  countByTab,
  DECISION_TABS,
  type Decision,
  type DecisionTab,
  groupDecisions,
  isUrgent,
  tabOf,
} from '@/modules/today/today.rules';
import { useTRPC } from '@/trpc/client';
import { useDomainError } from '@/ui/domain-error';
import { EmptyState } from '@/ui/empty-state';
import { KeyHints } from '@/ui/key-hint';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import { QueueList } from '@/ui/queue-list';
import { useFormat } from '@/ui/use-format';
import classes from './decision.module.css';
import { useDecisionWords } from './use-decision-words';

/** Rows shown before "see the others". */
const FIRST = 40;
const DAY = 86_400_000;

/** The queue of decisions with its tabs, the nearest closing first. */
export function DecisionQueue({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations('today');
  const format = useFormat();
  const [tab, setTab] = useState<DecisionTab | 'ALL'>('ALL');
  const [all, setAll] = useState(false);
  const chosen = tab === 'ALL' ? decisions : decisions.filter((decision) => tabOf(decision) === tab);
  const groups = useGroups(chosen, all ? chosen.length : FIRST);
  const hidden = all ? 0 : Math.max(0, chosen.length - FIRST);
  const hints = [
    { keys: ['J', 'K'], label: t('keys.browse') },
    { keys: ['↵'], label: t('keys.open') },
    { keys: ['A'], label: t('keys.act') },
  ];
  const foot = (
    <div className={classes.foot}>
      {hidden > 0 ? (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('more', { count: format.n(hidden) })}
        </button>
      ) : (
        <span />
      )}
      <KeyHints hints={hints} />
    </div>
  );
  if (decisions.length === 0) return <NothingToDecide />;
  return (
    <>
      <Tabs decisions={decisions} tab={tab} onTab={setTab} />
      <Panel flush foot={foot}>
        <QueueList groups={groups} />
      </Panel>
    </>
  );
}

function NothingToDecide() {
  const t = useTranslations('today');
  const action = (
    <LinkButton href="/sessions" variant="default">
      {t('emptyAction')}
    </LinkButton>
  );
  return (
    <Panel>
      <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={action} heading="h2" />
    </Panel>
  );
}

function Tabs({
  decisions,
  tab,
  onTab,
}: {
  decisions: readonly Decision[];
  tab: DecisionTab | 'ALL';
  onTab: (tab: DecisionTab | 'ALL') => void;
}) {
  const t = useTranslations('today');
  const { n } = useFormat();
  const counts = { ALL: decisions.length, ...countByTab(decisions) };
  const shown = (['ALL', ...DECISION_TABS] as const).filter((key) => key === 'ALL' || counts[key] > 0);
  return (
    <fieldset className={classes.tabs} aria-label={t('tabs')} style={{ margin: 0, padding: 0, border: 0 }}>
      {shown.map((key) => (
        <button key={key} type="button" className={classes.tab} aria-pressed={key === tab} onClick={() => onTab(key)}>
          {t(`tab.${key}`)} <span>{n(counts[key])}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The one act of a row: an unanswered allocation is reminded on the spot, everything else is opened where it is settled. */
function useAct() {
  const t = useTranslations('today');
  const trpc = useTRPC();
  const router = useRouter();
  const say = useDomainError();
  const remind = useMutation(
    trpc.allocation.remind.mutationOptions({
      onError: (error) => notifications.show({ color: 'no', message: say(error) }),
    }),
  );
  return ({ matter }: Decision, label: string, open: () => void) => {
    if (matter.kind !== 'ALLOCATION' || matter.reminded) return { label, onAct: open };
    const { allocationId, structure } = matter;
    const onSuccess = ({ mails }: { mails: number }) => {
      notifications.show({ message: t(mails > 0 ? 'reminded' : 'notReminded', { structure }) });
      router.refresh();
    };
    const pending = remind.isPending && remind.variables?.allocationId === allocationId;
    return { label, pending, onAct: () => remind.mutate({ allocationId }, { onSuccess }) };
  };
}

function useGroups(decisions: readonly Decision[], most: number) {
  const t = useTranslations('today');
  const format = useFormat();
  const router = useRouter();
  const words = useDecisionWords();
  const actOf = useAct();
  const tomorrow = format.day(new Date(format.now.getTime() + DAY), 'long');
  const entry = (decision: Decision) => {
    const { act, href, ...said } = words(decision);
    return {
      ...said,
      id: decision.id,
      href,
      urgent: isUrgent(decision, format.now),
      act: actOf(decision, act, () => router.push(href as Route)),
    };
  };
  let left = most;
  return groupDecisions(decisions, format.now, format.timeZone)
    .map(({ group, decisions: inGroup }) => {
      const shown = inGroup.slice(0, Math.max(0, left));
      left -= shown.length;
      return {
        key: group,
        title: group === 'TOMORROW' ? t('group.TOMORROW', { day: tomorrow }) : t(`group.${group as 'TODAY'}`),
        count: format.n(inGroup.length),
        ...(group === 'TODAY' ? { icon: <IconAlarm size={16} color="var(--g-act)" aria-hidden="true" /> } : {}),
        entries: shown.map(entry),
      };
    })
    .filter((group) => group.entries.length > 0);
}
