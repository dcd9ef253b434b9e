import { GROUP_SIZES } from '@/modules/demands/demand.rules';
import type { Facts } from '@/platform/errors';
import { MEGABYTE, type ReadLimits, structureIn } from '../import.rules';
import { SHEETS } from './sheet-names.rules';
import type { Template, TemplateColumn } from './template.rules';

/** Words by their whole key, such as `templates.sheets.guide`. */
export type Say = (key: string, facts?: Facts) => string;

/** Who takes the template: whether it is the city's staff, and how many hours a file they send is kept. */
export type Reader = {
  readonly toCity: boolean;
  readonly fileHours: number;
  readonly limits: { readonly structure: ReadLimits; readonly city: ReadLimits };
};

/** A line of the guide: a sentence, or the cells of the table of columns. */
export type GuideLine =
  | { readonly is: 'title' | 'heading' | 'sentence'; readonly text: string }
  | { readonly is: 'header' | 'column'; readonly cells: readonly string[] };

/** Choices of which the guide names the other ways; a longer list is seen in its drop-down. */
const MOST_CHOICES = 12;

const sentence = (text: string): GuideLine => ({ is: 'sentence', text });
const heading = (text: string): GuideLine => ({ is: 'heading', text });

/** How a cell is written: the sentence of its kind, its limit, then every other way there is. */
function writingOf(column: TemplateColumn, { timeZone }: Template, say: Say): string {
  const zone = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  const writing = column.writing === 'choice' ? 'choice-list' : column.writing;
  const choices = column.choices
    .slice(0, MOST_CHOICES)
    .map(({ label, ways }) =>
      ways.length === 0 ? label : say('templates.writing.choice', { label, ways: ways.join(', ') }),
    );
  const ways = choices.length > 0 ? choices.join(' ; ') : column.ways.join(' ; ');
  return [
    say(`templates.writing.${writing}`, { zone, least: GROUP_SIZES.least, most: GROUP_SIZES.most }),
    ...(column.longest === null || choices.length > 0
      ? []
      : [say('templates.writing.longest', { max: column.longest })]),
    ...(ways === '' ? [] : [say('templates.writing.also', { ways })]),
  ].join(' ');
}

function columnLine(column: TemplateColumn, template: Template, say: Say): GuideLine {
  const required = say(`templates.guide.${column.required ? 'yes' : 'no'}`);
  const what = say(`templates.what.${template.kind}.${column.name}`);
  return { is: 'column', cells: [column.header, required, what, writingOf(column, template, say), column.example] };
}

/** What a structure may send, and what the city may: a leader is told the first alone. */
function limitLines({ kind }: Template, { toCity, limits }: Reader, say: Say): readonly GuideLine[] {
  const bound = (who: 'structure' | 'city'): GuideLine => {
    const { maxBytes, maxRows } = limits[who];
    return sentence(say(`templates.guide.limits.${who}`, { megabytes: maxBytes / MEGABYTE, rows: maxRows }));
  };
  return [
    ...(structureIn(kind) === 'never' ? [] : [bound('structure')]),
    ...(toCity ? [bound('city')] : []),
    sentence(say('templates.guide.limits.shape', { columns: limits.structure.maxColumns })),
  ];
}

/** The second sheet: each column, then what becomes of the file, then its limits. */
export function guideOf(template: Template, reader: Reader, say: Say): readonly GuideLine[] {
  const { fileHours } = reader;
  const { kind, columns, locale } = template;
  const columnWords = ['header', 'required', 'what', 'writing', 'example'] as const;
  // Readings of the gate are events: what they did is not taken back, nor compared with what was there.
  const next =
    kind === 'SCANS'
      ? (['checked', 'scans', 'gone'] as const)
      : (['checked', 'shown', 'kept', 'undone', 'gone'] as const);
  return [
    { is: 'title', text: say('templates.guide.title', { kind: say(`imports.kinds.${kind}`) }) },
    heading(say('templates.guide.fillTitle')),
    sentence(say(`templates.guide.fill.${kind}`, { table: SHEETS[locale].table })),
    ...(['required', 'free', 'dropDown', 'own'] as const).map((key) => sentence(say(`templates.guide.${key}`))),
    { is: 'header', cells: columnWords.map((key) => say(`templates.guide.columns.${key}`)) },
    ...columns.map((column) => columnLine(column, template, say)),
    heading(say('templates.guide.nextTitle')),
    ...next.map((key) => sentence(say(`templates.guide.next.${key}`, { hours: fileHours }))),
    heading(say('templates.guide.limitsTitle')),
    ...limitLines(template, reader, say),
  ];
}
