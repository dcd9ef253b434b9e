'use client';
import { useTranslations } from 'next-intl';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';

const COUNTS = ['allocated', 'confirmed', 'claimed', 'named', 'entered'] as const;

/** What is given of this session, by public. */
export function SessionPublics({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.publics');
  const common = useTranslations('common.public');
  const { n } = useFormat();
  if (session.publics.length === 0) return null;
  return (
    <Panel flush title={t('title')}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'public', title: t('public') },
          ...COUNTS.map((key) => ({ key, title: t(key), numeric: true })),
        ]}
        rows={session.publics.map((line) => ({
          key: line.public,
          cells: [common(line.public), ...COUNTS.map((key) => n(line[key]))],
        }))}
      />
    </Panel>
  );
}
