'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import classes from './chart-panel.module.css';
import { Panel } from './panel';

/** A chart that turns into its table and back; `download` is a CSV or XLSX link. */
export function ChartPanel({
  title,
  hint,
  chart,
  table,
  download,
  foot,
}: {
  title: ReactNode;
  hint?: ReactNode;
  chart: ReactNode;
  table: ReactNode;
  download?: ReactNode;
  foot?: ReactNode;
}) {
  const t = useTranslations('ui.table');
  const [asTable, setAsTable] = useState(false);
  const aside = (
    <span className={classes.aside}>
      {download}
      <button type="button" className={classes.toggle} onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'asChart' : 'asTable')}
      </button>
    </span>
  );
  return (
    <Panel title={title} hint={hint} aside={aside} foot={foot}>
      {asTable ? table : chart}
    </Panel>
  );
}
