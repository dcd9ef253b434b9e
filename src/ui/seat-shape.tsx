import classes from './seat-tones.module.css';

export const seatTones = ['named', 'unnamed', 'unclaimed', 'proposed', 'reserve', 'free', 'entered', 'absent'] as const;
export type SeatTone = (typeof seatTones)[number];
export type SeatGlyph = 'WHEELCHAIR' | 'COMPANION';

/** One seat of 13 × 13 at (x, y): its state by ground and texture, its kind by a glyph. */
export function SeatShape({ x, y, tone, glyph }: { x: number; y: number; tone: SeatTone; glyph?: SeatGlyph }) {
  const dark = tone === 'named' || tone === 'entered' || tone === 'unnamed';
  const ink = `${classes.glyph} ${dark ? classes.onDark : ''}`;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="13" height="13" rx="3" className={`${classes.seat} ${classes[tone]}`} />
      {glyph === 'COMPANION' ? <circle cx="6.5" cy="6.5" r="2.6" className={ink} /> : null}
      {glyph === 'WHEELCHAIR' ? <path d="M5.6 2.6v4h3l1.4 3M4.4 6.2a2.7 2.7 0 1 0 3.4 3.4" className={ink} /> : null}
    </g>
  );
}

/** Textures the seats refer to; once a page is enough, twice does no harm. */
export function SeatPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <pattern id="seat-reserve" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v4" strokeWidth="1.6" className={classes.hatchLine} />
        </pattern>
        <pattern id="seat-unclaimed" width="13" height="4" patternUnits="userSpaceOnUse">
          <rect width="13" height="4" className={classes.lightGround} />
          <path d="M0 2h13" strokeWidth="1.4" className={classes.lightLine} />
        </pattern>
        <pattern id="seat-unnamed" width="4.4" height="4.4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4.4" height="4.4" className={classes.actGround} />
          <path d="M0 0v4.4" strokeWidth="2" className={classes.actLine} />
        </pattern>
        <pattern id="seat-absent" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" className={classes.lightGround} />
          <path d="M0 0v4" strokeWidth="1.6" className={classes.lightLine} />
        </pattern>
      </defs>
    </svg>
  );
}
