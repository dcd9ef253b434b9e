'use client';
import { useTranslations } from 'next-intl';
import { AppLink } from '@/ui/app-link';
import { DataTableFoot } from '@/ui/data-table-foot';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { changeParams } from '@/ui/table-state';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import classes from '../mailbox.module.css';

type Row = { id: string; to: string; subject: string; createdAt: Date };

/** The messages kept, the latest first; the open one is in the address. */
export function MailboxList({ rows, total, openId }: { rows: readonly Row[]; total: number; openId: string | null }) {
  const t = useTranslations('accounts.mailbox');
  const { dateTime } = useFormat();
  const control = useTableState();
  return (
    <div>
      <FilterBar control={control} filters={[]} />
      {total > 0 ? (
        <Panel flush>
          <ul className={classes.list} aria-label={t('list')}>
            {rows.map((row) => (
              <li key={row.id}>
                <AppLink
                  href={`/courrier?${changeParams(control.query, { message: row.id, page: String(control.page) })}`}
                  className={classes.row}
                  aria-current={row.id === openId ? 'true' : undefined}
                >
                  <span className={classes.line}>
                    <strong>{row.to}</strong>
                    <span className={classes.at}>{dateTime(row.createdAt)}</span>
                  </span>
                  <span className={classes.subject}>{row.subject}</span>
                </AppLink>
              </li>
            ))}
          </ul>
          <DataTableFoot total={total} page={control.page} pageSize={50} onPage={control.setPage} />
        </Panel>
      ) : null}
    </div>
  );
}
