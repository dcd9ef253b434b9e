'use client';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from '../mailbox.module.css';

type Message = { id: string; to: string; from: string; subject: string; html: string; text: string; createdAt: Date };

/** Links open in a new page; without scripts, forms or the site's own origin, a message can do nothing else. */
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/** One message as its reader would get it. */
export function MessageView({ message }: { message: Message }) {
  const t = useTranslations('accounts.mailbox');
  const { dateTime } = useFormat();
  const [view, setView] = useState('html');
  const switcher = (
    <SegmentedControl
      size="xs"
      value={view}
      onChange={setView}
      data={[
        { value: 'html', label: t('html') },
        { value: 'text', label: t('text') },
      ]}
    />
  );
  return (
    <Panel title={message.subject} aside={switcher}>
      <dl className={classes.head}>
        <dt>{t('to')}</dt>
        <dd>{message.to}</dd>
        <dt>{t('from')}</dt>
        <dd>{message.from}</dd>
        <dt>{t('at')}</dt>
        <dd>{dateTime(message.createdAt)}</dd>
      </dl>
      {view === 'html' ? (
        <iframe
          className={classes.frame}
          title={message.subject}
          sandbox={SANDBOX}
          srcDoc={`<base target="_blank">${message.html}`}
        />
      ) : (
        <pre className={classes.text}>{message.text}</pre>
      )}
    </Panel>
  );
}
