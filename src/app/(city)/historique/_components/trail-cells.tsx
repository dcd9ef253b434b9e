'use client';
import { useTranslations } from 'next-intl';
import type { TrailLine } from '@/modules/audit/audit.schema';
import { AppLink } from '@/ui/app-link';
import { useFormat } from '@/ui/use-format';
import classes from './trail.module.css';

const PAGES: Record<string, (id: string) => string> = {
  ticket: (id) => `/billets/${id}`,
  structure: (id) => `/structures/${id}`,
  import: (id) => `/imports/${id}`,
  draw: (id) => `/tirages/${id}`,
  wave: (id) => `/vagues/${id}`,
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const short = (id: string) => id.slice(0, 8);

/** The action in words, its code beside it for whoever searches by it. */
export function What({ action }: { action: string }) {
  const t = useTranslations('audit.action');
  const key = action.replace('/', '.') as 'accounts.sign-in';
  return t.has(key) ? <span title={action}>{t(key)}</span> : <code>{action}</code>;
}

/** The name for whoever may know it, else the role and the beginning of the id; leads to all this author did. */
export function Who({ row }: { row: TrailLine }) {
  const t = useTranslations('audit.trail');
  const roles = useTranslations('common.role');
  const role = roles(row.role as 'ADMIN');
  const id = row.actor.split(':')[1] ?? '';
  const words = row.actorName ?? (id && row.role !== 'SYSTEM' ? `${role} ${short(id)}` : role);
  if (row.role === 'SYSTEM') return <span title={id}>{role}</span>;
  if (!UUID.test(id)) return <span>{words}</span>;
  return (
    <AppLink
      href={`/historique?actorId=${id}`}
      className={`${classes.link} ${classes.wraps}`}
      title={`${role} · ${t('onlyAuthor')}`}
    >
      {words}
    </AppLink>
  );
}

export function Subject({ row }: { row: TrailLine }) {
  const t = useTranslations('audit');
  const { subjectType, subjectId, structureName } = row;
  if (!subjectType || !subjectId) return <span>{structureName ?? ''}</span>;
  const key = `subject.${subjectType}` as 'subject.ticket';
  const label = t.has(key) ? t(key) : subjectType;
  const words = UUID.test(subjectId) ? `${label} ${short(subjectId)}` : label;
  const page = PAGES[subjectType]?.(subjectId);
  return (
    <>
      {UUID.test(subjectId) ? (
        <AppLink href={`/historique?subject=${subjectId}`} className={classes.link} title={t('trail.onlySubject')}>
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
function useFacts() {
  const t = useTranslations('audit.trail');
  const { n } = useFormat();
  return (facts: TrailLine['facts']) =>
    Object.entries(facts).map(([key, value]) => {
      if (key === 'rows' && typeof value === 'number') return t('rows', { count: value });
      if (key === 'q') return t('searchedText');
      if (typeof value === 'number') return `${key} ${n(value)}`;
      return `${key} ${typeof value === 'string' && UUID.test(value) ? short(value) : String(value)}`;
    });
}

export function Why({ row }: { row: TrailLine }) {
  const t = useTranslations('audit');
  const words = useFacts();
  const key = `reason.${row.reason}` as 'reason.OTHER';
  const reason = row.reason && (t.has(key) ? t(key) : row.reason);
  return (
    <span className={classes.why}>
      {[row.code, reason, ...words(row.facts)].filter(Boolean).join(' · ')}
      {row.note ? <em>{t('trail.note', { note: row.note })}</em> : null}
    </span>
  );
}
