'use client';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ROLES } from '@/modules/accounts/account.schema';
import type { TrailLine } from '@/modules/audit/audit.schema';
import { EXPORT_ACTIONS } from '@/modules/audit/reading-actions.rules';
import { AppLink } from '@/ui/app-link';
import { StatusBadge } from '@/ui/status-badge';
import { changeParams } from '@/ui/table-state';
import { useFormat } from '@/ui/use-format';
import { type RefusalTranslator, refusalWords } from './refusal-words';
import classes from './trail.module.css';

const PAGES: Record<string, (id: string) => string> = {
  ticket: (id) => `/billets/${id}`,
  structure: (id) => `/structures/${id}`,
  import: (id) => `/imports/${id}`,
  draw: (id) => `/tirages/${id}`,
  wave: (id) => `/vagues/${id}`,
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What an auditor reads in place of the id of a person's row. */
const MARK = /^[0-9a-f]{12}$/;
const short = (id: string) => id.slice(0, 8);
const isExport = (action: string) => EXPORT_ACTIONS.some((known) => known === action);

/** The action in words, its code beside it for whoever searches by it. */
export function What({ action }: { action: string }) {
  const t = useTranslations('audit.action');
  const key = action.replace('/', '.') as 'accounts.sign-in';
  return t.has(key) ? <span title={action}>{t(key)}</span> : <code>{action}</code>;
}

/** The same view, narrowed to one author or one thing, from its latest line. */
function useOnly() {
  const query = useSearchParams().toString();
  return (change: Record<string, string>) =>
    `/historique?${changeParams(query, { before: null, after: null, ...change })}`;
}

/** The name for whoever may know it, else the role and the beginning of the id; leads to all this author did. */
export function Who({ row }: { row: TrailLine }) {
  const t = useTranslations('audit.trail');
  const only = useOnly();
  const roles = useTranslations('common.role');
  const role = roles(row.role as 'ADMIN');
  const id = row.actor.split(':')[1] ?? '';
  const words = row.actorName ?? (id && row.role !== 'SYSTEM' ? `${role} ${short(id)}` : role);
  if (row.role === 'SYSTEM') return <span title={id}>{role}</span>;
  if (!UUID.test(id)) return <span>{words}</span>;
  return (
    <AppLink
      href={only({ actorId: id })}
      className={`${classes.link} ${classes.wraps}`}
      title={`${role} · ${t('onlyAuthor')}`}
    >
      {words}
    </AppLink>
  );
}

export function Subject({ row }: { row: TrailLine }) {
  const t = useTranslations('audit');
  const only = useOnly();
  const { subjectType, subjectId, structureName } = row;
  if (!subjectType || !subjectId) return <span>{structureName ?? ''}</span>;
  const key = `subject.${subjectType}` as 'subject.ticket';
  const label = t.has(key) ? t(key) : subjectType;
  const words = UUID.test(subjectId) || MARK.test(subjectId) ? `${label} ${short(subjectId)}` : label;
  const page = PAGES[subjectType]?.(subjectId);
  return (
    <>
      {UUID.test(subjectId) ? (
        <AppLink href={only({ subject: subjectId })} className={classes.link} title={t('trail.onlySubject')}>
          {words}
        </AppLink>
      ) : (
        <span title={subjectId}>{words}</span>
      )}
      {structureName && page ? (
        <div className={classes.of}>
          <AppLink href={page} className={classes.link}>
            {structureName}
          </AppLink>
        </div>
      ) : (
        <div className={classes.of}>{structureName}</div>
      )}
    </>
  );
}

/** What a reading showed in words, the other facts as they are written. */
function useFacts(action: string) {
  const t = useTranslations('audit.trail');
  const label = useTranslations('audit.fact');
  const { n } = useFormat();
  const roles = useTranslations('common.role');
  const role = (value: unknown) => {
    const known = ROLES.find((one) => one === value);
    return known ? roles(known) : String(value);
  };
  return (facts: TrailLine['facts']) =>
    Object.entries(facts).map(([key, value]) => {
      if (key === 'fromRole') return null; // told with the role it became
      if (key === 'toRole')
        return 'fromRole' in facts
          ? t('roleChanged', { from: role(facts.fromRole), to: role(value) })
          : t('roleWanted', { to: role(value) });
      if (key === 'rows' && typeof value === 'number')
        return t(isExport(action) ? 'fileRows' : 'rows', { count: value });
      if (key === 'q') return t('searchedText');
      const known = label.has(key as 'tickets') ? label(key as 'tickets') : key;
      if (value === true) return known;
      if (value === false || value === null) return null; // not so, or not said: nothing to tell
      const said = typeof value === 'number' ? n(value) : String(value);
      return t('fact', { label: known, value: UUID.test(said) ? short(said) : said });
    });
}

/** What the person was told, and its code for whoever is asked for help. */
function Refusal({ code, facts }: { code: string; facts: TrailLine['facts'] }) {
  const t = useTranslations() as unknown as RefusalTranslator;
  const { dateTime } = useFormat();
  return (
    <>
      {refusalWords(t, code, facts, dateTime)} <code className={classes.code}>{code}</code>
    </>
  );
}

export function Why({ row }: { row: TrailLine }) {
  const t = useTranslations('audit');
  const words = useFacts(row.action);
  const key = `reason.${row.reason}` as 'reason.OTHER';
  const reason = row.reason && (t.has(key) ? t(key) : row.reason);
  const more = [reason, ...words(row.facts)].filter(Boolean);
  return (
    <span className={classes.why}>
      {row.code ? <Refusal code={row.code} facts={row.facts} /> : null}
      {row.code && more.length > 0 ? ' · ' : null}
      {more.join(' · ')}
      {row.note ? <em>{t('trail.note', { note: row.note })}</em> : null}
    </span>
  );
}

/** On a phone the whole line in one cell: what, on what, who and when, why. */
export function Line({ row }: { row: TrailLine }) {
  const { dateTime } = useFormat();
  return (
    <div className={classes.line}>
      <span className={classes.lineHead}>
        <What action={row.action} />
        <Outcome row={row} />
      </span>
      <Subject row={row} />
      <span className={classes.of}>
        {dateTime(row.at)} · <Who row={row} />
      </span>
      <Why row={row} />
    </div>
  );
}

export function Outcome({ row: { outcome } }: { row: TrailLine }) {
  const t = useTranslations('audit.trail');
  return <StatusBadge tone={outcome === 'DONE' ? 'yes' : 'no'}>{t(outcome)}</StatusBadge>;
}
