'use client';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconRowRemove } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCorrection } from '@/app/_components/correction/correction';
import type { RouterOutputs } from '@/trpc/outputs';

type Row = RouterOutputs['imports']['rows']['rows'][number];

/** What may be done with a whole row: leave it aside, or take back what was corrected of it. */
export function RowMenu({ row }: { row: Row }) {
  const t = useTranslations('imports.correct');
  const correction = useCorrection();
  if (!correction) return null;
  const { line, sent, decision } = row;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('menu', { line })}
          loading={correction.pending && correction.about === line}
        >
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {decision === 'SKIP' ? null : (
          <Menu.Item
            leftSection={<IconRowRemove size={16} aria-hidden="true" />}
            onClick={() => void correction.act({ line, decision: 'SKIP' })}
          >
            {t('skip')}
          </Menu.Item>
        )}
        {sent === null ? null : (
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
            onClick={() => void correction.act({ line, restore: true })}
          >
            {t('restore')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
