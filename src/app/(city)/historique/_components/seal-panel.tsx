'use client';
import { Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconShieldCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SealState } from '@/modules/audit/audit.schema';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import classes from './trail.module.css';

/** The worker comes by each minute; five without it is late. */
const LATE_MS = 300_000;

/** How far the trail is sealed, how many lines wait, and the anchor to be noted elsewhere. */
export function SealPanel({ seal }: { seal: SealState }) {
  const t = useTranslations('audit.seal');
  const { n, dateTime, relative, now } = useFormat();
  const late = seal.waitingSince !== null && now.getTime() - seal.waitingSince.getTime() > LATE_MS;
  return (
    <Panel
      title={t('title')}
      aside={
        <StatusBadge
          tone={late ? 'act' : 'yes'}
          icon={late ? <IconAlertTriangle size={14} /> : <IconShieldCheck size={14} />}
        >
          {t('sealed', { date: dateTime(seal.sealedAt) })}
        </StatusBadge>
      }
    >
      <div className={classes.seal}>
        <div>
          <p className={classes.sealed}>{t('lines', { count: seal.lines, shown: n(seal.lines) })}</p>
          <p className={classes.of}>
            {t('waiting', {
              count: seal.waiting,
              shown: n(seal.waiting),
              since: seal.waitingSince ? relative(seal.waitingSince) : '',
            })}
          </p>
          {late ? <p className={classes.late}>{t('late')}</p> : null}
        </div>
        <div className={classes.anchor}>
          <span className={classes.of}>{t('anchor')}</span>
          <code className={classes.hash}>{seal.anchor}</code>
          <CopyButton value={seal.anchor}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconCopy size={14} aria-hidden="true" />}
                onClick={copy}
              >
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </div>
        <p className={classes.what}>{t('what')}</p>
      </div>
    </Panel>
  );
}
