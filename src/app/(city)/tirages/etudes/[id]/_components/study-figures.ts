import { keyOf, type StudyColumn } from '@/modules/allocation/draw-study.rules';
import type { RouterOutputs } from '@/trpc/outputs';

export type Study = RouterOutputs['allocation']['studyPage'];

/** A figure with its quantiles, and where the draws that are placed stand in it. */
export type StudiedFigure = {
  readonly id: string;
  readonly column: StudyColumn;
  readonly quantiles: readonly number[];
  readonly places: readonly { readonly number: number; readonly part: number; readonly centile: number }[];
};

export function studiedFigures({ columns, quantiles, placed }: Study): readonly StudiedFigure[] {
  return columns.map((column, at) => ({
    id: keyOf(column),
    column,
    quantiles: quantiles?.[at] ?? [],
    places: placed.flatMap(({ number, places }) => {
      const place = places[at];
      return place ? [{ number, ...place }] : [];
    }),
  }));
}

/** Where a value lies between the least and the most, in percent. */
export function positionOf(quantiles: readonly number[], value: number): number {
  const [least, most] = [quantiles.at(0) ?? 0, quantiles.at(-1) ?? 0];
  if (most <= least) return 50;
  return Math.min(100, Math.max(0, (100 * (value - least)) / (most - least)));
}
