'use client';
import { Button, Checkbox, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BigButton } from '@/ui/big-button';
import classes from './second-factor.module.css';

/** Ten codes, shown this once: printed, copied, and only then left. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('accounts.enrol');
  const [kept, setKept] = useState(false);
  const [missing, setMissing] = useState(false);
  return (
    <>
      <h2 className={classes.step}>{t('codesTitle')}</h2>
      <p className={classes.plain}>
        {t('codesContext')} {t('codesOnce')}
      </p>
      <ol className={classes.codes} aria-label={t('codesTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={`${classes.acts} g-no-print`}>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? 'copied' : 'copyAll')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <div className="g-no-print">
        <Checkbox
          mb="md"
          label={t('kept')}
          checked={kept}
          error={missing && !kept && t('keepFirst')}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <BigButton onClick={() => (kept ? onDone() : setMissing(true))}>{t('done')}</BigButton>
      </div>
    </>
  );
}
