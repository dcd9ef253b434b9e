'use client';
import { IconChevronLeft, IconChevronRight, IconCloudCheck, IconSunHigh } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { AppLink } from '@/ui/app-link';
import { SportIcon } from '@/ui/sport-icon';
import classes from './passes.module.css';

export type Pass = {
  readonly id: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly personName: string | null;
  readonly entered: boolean;
  readonly qr: { readonly size: number; readonly path: string };
};

/** White around a code that a reader needs, in squares. */
const MARGIN = 3;

function Code({ pass }: { pass: Pass }) {
  const t = useTranslations('claims.pass');
  const { size, path } = pass.qr;
  const place = `${t('block')} ${pass.block}, ${t('row')} ${pass.row}, ${t('seat')} ${pass.seat}`;
  return (
    <svg
      role="img"
      aria-label={t('qrAlt', { place })}
      viewBox={`${-MARGIN} ${-MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`}
      shapeRendering="crispEdges"
      className={classes.code}
    >
      <path d={path} fill="#0b1530" />
    </svg>
  );
}

/** Keeps the screen on while codes are shown, where the phone allows it. */
function useWakeLock() {
  useEffect(() => {
    const lock = navigator.wakeLock?.request('screen').catch(() => null);
    return () => {
      void lock?.then((held) => held?.release());
    };
  }, []);
}

/** The tickets of one session, one a screen; next and previous by swipe, buttons or arrows. All of it is in the page. */
export function Passes({
  back,
  passes,
  sport,
  title,
  context,
}: {
  back: string;
  passes: readonly Pass[];
  sport: string;
  title: string;
  context: string;
}) {
  const t = useTranslations('claims.pass');
  const rail = useRef<HTMLUListElement>(null);
  const [index, setIndex] = useState(0);
  useWakeLock();
  const go = (to: number) => {
    const target = rail.current?.children[Math.max(0, Math.min(passes.length - 1, to))];
    target?.scrollIntoView({ behavior: 'smooth', inline: 'center', block: 'nearest' });
  };
  const follow = () => {
    const { scrollLeft = 0, clientWidth = 1 } = rail.current ?? {};
    setIndex(Math.round(scrollLeft / clientWidth));
  };
  return (
    <div className={classes.root}>
      <header className={classes.head}>
        <AppLink href={back} className={classes.back}>
          <IconChevronLeft size={24} aria-hidden="true" /> {t('back')}
        </AppLink>
        <span className={classes.kept}>
          <IconCloudCheck size={18} aria-hidden="true" /> {t('kept')}
        </span>
      </header>
      <main id="main">
        <h1 className="g-hidden">{title}</h1>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too (WCAG 2.1.1) */}
        <ul ref={rail} className={classes.rail} onScroll={follow} tabIndex={0}>
          {passes.map((pass) => (
            <li key={pass.id} className={classes.card}>
              <div className={classes.outing}>
                <SportIcon sport={sport} size={42} />
                <div>
                  <strong>{title}</strong>
                  <span>{context}</span>
                </div>
              </div>
              <Code pass={pass} />
              <p className={classes.name}>{pass.personName ?? t('noName')}</p>
              <dl className={classes.seat}>
                {(['block', 'row', 'seat'] as const).map((key) => (
                  <div key={key}>
                    <dt>{t(key)}</dt>
                    <dd>{pass[key]}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
        {passes.length > 1 ? (
          <div className={classes.moves}>
            <button type="button" aria-label={t('previous')} disabled={index === 0} onClick={() => go(index - 1)}>
              <IconChevronLeft size={26} aria-hidden="true" />
            </button>
            <span aria-live="polite">{t('position', { index: index + 1, count: passes.length })}</span>
            <button
              type="button"
              aria-label={t('next')}
              disabled={index === passes.length - 1}
              onClick={() => go(index + 1)}
            >
              <IconChevronRight size={26} aria-hidden="true" />
            </button>
          </div>
        ) : null}
        <p className={classes.hint}>
          <IconSunHigh size={26} aria-hidden="true" />
          <span>{t.rich('bright', { b: (words) => <strong>{words}</strong> })}</span>
        </p>
      </main>
    </div>
  );
}
