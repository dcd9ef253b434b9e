import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { dayOf } from '@/modules/sessions/session-day.rules';
import { AppLink } from '@/ui/app-link';
import { HeatStrip } from '@/ui/heat-strip';
import { Panel } from '@/ui/panel';

const PARTS = ['MORNING', 'MIDDAY', 'AFTERNOON', 'EVENING'] as const;
type HeatRow = { day: string; part: (typeof PARTS)[number]; sessions: number; stock: number; filled: number };
const DAY = 86_400_000;

/** Every calendar day from the first to the last, `YYYY-MM-DD`. */
function daysFrom(first: string, last: string): string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * DAY).toISOString().slice(0, 10));
}

/** How full each part of each day is: present where it is over, named where it is to come. */
export async function ProgrammeHeat({ heat, timeZone }: { heat: readonly HeatRow[]; timeZone: string }) {
  const [first, last] = [heat[0]?.day, heat.at(-1)?.day];
  if (!first || !last) return null;
  const t = await getTranslations('today.heat');
  // The days are plain dates: read at noon UTC, they are the same day in every zone of use.
  const plain = await getFormat('UTC');
  const { now } = plain;
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const days = daysFrom(first, last);
  const found = new Map(heat.map((row) => [`${row.day} ${row.part}`, row]));
  const cellOf = (day: string, part: (typeof PARTS)[number]) => {
    const row = found.get(`${day} ${part}`);
    const words = { day: plain.day(noon(day)), part: t(`part.${part}`) };
    if (!row) return { value: null, text: t('none', words) };
    const value = row.stock === 0 ? 0 : row.filled / row.stock;
    const text = t('cell', {
      ...words,
      rate: plain.percent(value, 0),
      stock: plain.n(row.stock),
      sessions: row.sessions,
    });
    return { value, text, href: `/sessions?day=${day}` };
  };
  return (
    <Panel title={t('title')} hint={t('hint')} aside={<AppLink href="/sessions">{t('sessions')}</AppLink>}>
      <HeatStrip
        label={t('label')}
        days={days.map((day) => ({
          key: day,
          letter: plain.dayParts(noon(day)).weekday.charAt(0),
          number: plain.dayParts(noon(day)).dayNumber,
          name: plain.day(noon(day), 'long'),
          today: day === dayOf(now, timeZone),
        }))}
        parts={PARTS.map((part) => ({
          key: part,
          label: t(`part.${part}`),
          cells: days.map((day) => cellOf(day, part)),
        }))}
      />
    </Panel>
  );
}
