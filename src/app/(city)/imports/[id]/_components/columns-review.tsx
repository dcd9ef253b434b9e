'use client';
import { Button, Divider, Modal } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { mayReadOtherwise } from '@/app/_components/reading-choices';
import { ReadingForm } from '@/app/_components/reading-form';
import type { RouterOutputs } from '@/trpc/outputs';
import { ColumnsForm } from './columns-form';
import classes from './import-page.module.css';

/** How many columns were recognised, and the way to say otherwise. */
export function ColumnsReview({
  found,
  sample,
}: {
  found: RouterOutputs['imports']['read'];
  sample: readonly string[];
}) {
  const t = useTranslations('imports.columnsForm');
  const reading = useTranslations('imports.readingForm');
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  const held = Object.values(found.reading?.mapping ?? {}).filter((column) => column !== null).length;
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconColumns3 size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <p className={classes.note}>
        {found.reading?.columns === 'BEFORE' ? `${reading('before')} · ` : null}
        {t('found', { found: held, total: found.fields.length })}
      </p>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('title')}
        size="lg"
        closeButtonProps={{ 'aria-label': close }}
      >
        <ColumnsForm found={found} sample={sample} onSent={() => setOpen(false)} />
        {mayReadOtherwise(found) ? <Divider my="lg" /> : null}
        <ReadingForm found={found} onSent={() => setOpen(false)} />
      </Modal>
    </div>
  );
}
