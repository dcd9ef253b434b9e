'use client';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './gate.module.css';

/** How many readings wait on the device for the network. */
export function Waiting({ count }: { count: number }) {
  const t = useTranslations('attendance.gate');
  return (
    <span className={classes.waiting} role="status">
      {count > 0 ? (
        <>
          <IconWifiOff size={20} aria-hidden="true" /> {t('toSend', { count })}
        </>
      ) : null}
    </span>
  );
}
