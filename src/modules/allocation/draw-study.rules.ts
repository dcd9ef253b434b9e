import type { Public } from '@/modules/structures/structure.rules';
import { drawer } from './draw-again.rules';
import { type DrawFigures, figuresIn } from './draw-figures.rules';
import type { SeedlessInput } from './draw-input.rules';
import type { Part } from './part.rules';
import { sha256Hex } from './sha256.rules';

/** How many draws a study may be made of. */
export const STUDY_RUNS = { least: 100, usual: 1_000, most: 10_000 } as const;
/** Draws that fit side by side on one page. */
export const MOST_COMPARED = 4;
export const STUDY_STATES = ['RUNNING', 'DONE', 'CANCELLED'] as const;
export type StudyState = (typeof STUDY_STATES)[number];

export const OVERALL_FIGURES = [
  'seats',
  'standard',
  'wheelchair',
  'companion',
  'wishes',
  'firstWishes',
  'firstServed',
  'structures',
  'gini',
] as const;
export type OverallFigure = (typeof OVERALL_FIGURES)[number];

/** Which figure: of the whole draw; or seats, or structures served, of a public; or seats of a district, null: none. */
export type FigureKey =
  | { readonly figure: OverallFigure }
  | { readonly figure: 'seats' | 'structures'; readonly public: Public }
  | { readonly figure: 'seats' | 'structures'; readonly district: number | null };
export type FigureLine = FigureKey & Part;

/** A Gini is kept in millionths. */
export const GINI_OF = 1_000_000;

/** The figures one after the other, as a comparison shows them and a study keeps them. What is of nothing has no line. */
export function figureLines({ byKind, gini, publics, districts, ...whole }: DrawFigures): readonly FigureLine[] {
  const { seats, wishes, firstWishes, firstServed, structures } = whole;
  const parts = { seats, ...byKind, wishes, firstWishes, firstServed, structures };
  const overall = OVERALL_FIGURES.flatMap((figure): FigureLine[] => {
    if (figure !== 'gini') return parts[figure].of > 0 ? [{ figure, ...parts[figure] }] : [];
    return gini ? [{ figure, part: Math.round((GINI_OF * gini.part) / gini.of), of: GINI_OF }] : [];
  });
  const both = ['seats', 'structures'] as const;
  return [
    ...overall,
    ...publics.flatMap((group) => both.map((figure) => ({ figure, public: group.key, ...group[figure] }))),
    ...districts.flatMap((group) => both.map((figure) => ({ figure, district: group.key, ...group[figure] }))),
  ];
}

/** One text a figure: the same figure of two draws has the same. */
export function keyOf(line: FigureKey): string {
  if ('public' in line) return `${line.figure} ${line.public}`;
  return 'district' in line ? `${line.figure} ${line.district ?? '-'}` : line.figure;
}

/** A figure that a study follows: `of` is the same in each of its draws. */
export type StudyColumn = FigureKey & { readonly of: number };

/** The seed of one run: anybody can derive it from the study's id, and nobody chooses it. `run` counts from 0. */
export const seedOfRun = (studyId: string, run: number): string =>
  sha256Hex(JSON.stringify(['gradins/study/1', studyId, run]));

/** Draws the same input again and again; a run is the parts of its figures, in the order of `columns`. */
export type Study = {
  readonly columns: readonly StudyColumn[];
  readonly run: (seed: string) => readonly number[];
};

/** Lays a study out. Throws `allocation/unsound-draw`. */
export function studyOf(input: SeedlessInput): Study {
  const figures = figuresIn(input);
  const drawWith = drawer(input);
  const linesOf = (seats: ArrayLike<number>) => figureLines(figures(seats));
  return {
    columns: linesOf(new Int32Array(input.demands.length)).map(({ part: _, ...column }) => column),
    run: (seed) => linesOf(drawWith(seed)).map(({ part }) => part),
  };
}

export const QUANTILES = [0, 5, 25, 50, 75, 95, 100] as const;

/**
 * The values that so many percent of the runs do not exceed, by nearest rank: each is one that was drawn. 0 is the least,
 * 100 the most. `sorted` has at least one value.
 */
export const quantilesOf = (sorted: ArrayLike<number>): readonly number[] =>
  QUANTILES.map((percent) => sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] as number);

/**
 * Where a value stands among those drawn, in whole percent: the runs with less, and half of those with as much. The value
 * in the middle stands at 50.
 */
export function centileOf(values: ArrayLike<number>, value: number): number {
  let [less, same] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if ((values[i] as number) < value) less += 1;
    else if (values[i] === value) same += 1;
  }
  return Math.round((100 * less + 50 * same) / values.length);
}

/** One column of runs written one after the other, in rising order. */
export function columnOf(runs: ArrayLike<number>, columns: number, column: number): Int32Array {
  const values = new Int32Array(Math.floor(runs.length / columns));
  for (let run = 0; run < values.length; run += 1) values[run] = runs[run * columns + column] as number;
  return values.sort();
}
