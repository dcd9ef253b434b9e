'use client';
import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCamera } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { AppLink } from '@/ui/app-link';
import { playScanSound } from '@/ui/scan-sound';
import { useFormat } from '@/ui/use-format';
import { Camera } from './camera';
import classes from './gate.module.css';
import { ScanAnswer } from './scan-answer';
import { type Gate, useScan } from './use-scan';
import { Waiting } from './waiting';

/** Camera or typed code; the answer covers the screen; what could not be sent is kept and counted. */
export function Scanner({ gate }: { gate: Gate }) {
  const t = useTranslations('attendance.gate');
  const { clockTime } = useFormat();
  const scan = useScan(gate);
  const sound = useRef<AudioContext | null>(null);
  const [camera, setCamera] = useState<'closed' | 'open' | 'refused'>('closed');
  const { answer } = scan;
  const good = answer?.kind === 'read' && answer.outcome === 'ENTERED';
  useEffect(() => {
    if (answer && sound.current) playScanSound(good ? 'yes' : 'no', sound.current);
  }, [answer, good]);
  const refused = useCallback(() => setCamera('refused'), []);
  const { read } = scan;
  const onCode = useCallback((code: string) => void read(code), [read]);
  // A browser lets a page sound only from a tap on.
  const wakeSound = () => {
    sound.current ??= new AudioContext();
  };
  const open = () => {
    wakeSound();
    setCamera('open');
  };
  return (
    <main className={classes.gate}>
      <header className={classes.head}>
        <AppLink href="/controle" className={classes.back} aria-label={t('change')}>
          <IconArrowLeft size={24} aria-hidden="true" />
        </AppLink>
        <h1>
          {gate.code} · {clockTime(gate.startsAt)}
          <small>
            {gate.sport}, {gate.venue}
          </small>
        </h1>
        <Waiting count={scan.kept.waiting} />
      </header>
      <section className={classes.finder} aria-label={t('aim')}>
        {camera === 'open' ? <Camera paused={answer !== null} onCode={onCode} onRefused={refused} /> : null}
        {camera === 'open' ? (
          <p className={classes.aim}>{t('aim')}</p>
        ) : (
          <CameraClosed refused={camera === 'refused'} onOpen={open} />
        )}
      </section>
      {scan.kept.refused > 0 ? (
        <p className={classes.late} role="status">
          {t('late', { count: scan.kept.refused })}
          <Button size="compact-sm" variant="white" onClick={scan.kept.clearRefused}>
            {t('lateDismiss')}
          </Button>
        </p>
      ) : null}
      <Foot gate={gate} scan={scan} onTouch={wakeSound} />
      {answer ? (
        <ScanAnswer answer={answer} gate={gate} count={scan.count} waiting={scan.kept.waiting} onNext={scan.next} />
      ) : null}
    </main>
  );
}

function CameraClosed({ refused, onOpen }: { refused: boolean; onOpen: () => void }) {
  const t = useTranslations('attendance.gate');
  return (
    <div className={classes.closed}>
      <p>{t(refused ? 'cameraRefused' : 'noCamera')}</p>
      <Button
        size="lg"
        h={58}
        radius={14}
        variant="white"
        leftSection={<IconCamera size={24} aria-hidden="true" />}
        onClick={onOpen}
      >
        {t('start')}
      </Button>
      {refused ? null : <p className={classes.small}>{t('startHint')}</p>}
    </div>
  );
}

function Foot({ gate, scan, onTouch }: { gate: Gate; scan: ReturnType<typeof useScan>; onTouch: () => void }) {
  const t = useTranslations('attendance.gate');
  const { n } = useFormat();
  const { count } = scan;
  const [text, setText] = useState('');
  const part = count.expected > 0 ? Math.min(100, (count.entered / count.expected) * 100) : 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTouch();
    const code = text.trim();
    if (code === '') return;
    setText('');
    void scan.read(code);
  };
  return (
    <footer className={classes.foot}>
      <form onSubmit={submit} className={classes.form} data-gate={gate.code}>
        <TextInput
          className={classes.field}
          size="lg"
          label={t('type')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
        />
        <Button type="submit" size="lg" h={50} variant="white" loading={scan.isPending}>
          {t('check')}
        </Button>
      </form>
      <strong>{t('entered', { present: count.entered, count: n(count.entered), expected: n(count.expected) })}</strong>
      <div className={classes.rail} aria-hidden="true">
        <div style={{ width: `${part}%` }} />
      </div>
    </footer>
  );
}
