'use client';
import { Button, type ButtonProps, Modal } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RouterOutputs } from '@/trpc/outputs';
import { UndoDialog } from './undo-dialog';

type Import = Pick<RouterOutputs['imports']['read'], 'id' | 'can'>;

/** The way back from an applied import: what it would reverse, keep and leave is shown before anything is done. */
export function UndoImport({ found, button }: { found: Import; button?: ButtonProps }) {
  const t = useTranslations('imports.undo');
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  if (!found.can.undo) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
        {...button}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('title')}
        size="lg"
        closeButtonProps={{ 'aria-label': close }}
      >
        <UndoDialog importId={found.id} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}
