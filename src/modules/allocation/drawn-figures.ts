import type { Tx } from '@/platform/db';
import { figuresIn } from './draw-figures.rules';
import type { RecordedDraw } from './draw-record';
import { type FigureLine, figureLines } from './draw-study.rules';

/**
 * The figures of a draw as it was kept: of what each wish got, without drawing again. The first edition kept neither
 * publics nor districts: its draws have the figures of the whole alone.
 */
export async function drawnFigures(tx: Tx, { id, input }: RecordedDraw): Promise<readonly FigureLine[]> {
  const rows = await tx.$queryRaw<{ demandId: string; granted: number }[]>`
    SELECT demand_id AS "demandId", granted FROM draw_result WHERE draw_id = ${id}::uuid AND granted > 0`;
  const got = new Map(rows.map(({ demandId, granted }) => [demandId, granted]));
  const lines = figureLines(figuresIn(input)(input.demands.map((demand) => got.get(demand.id) ?? 0)));
  return input.edition === 2 ? lines : lines.filter((line) => !('public' in line || 'district' in line));
}

/** When a draw was made, and the how manieth of its programme. */
export async function whenDrawn(tx: Tx, { id }: RecordedDraw): Promise<{ number: number; createdAt: Date }> {
  const [row] = await tx.$queryRaw<{ number: number; createdAt: Date }[]>`
    SELECT d.created_at AS "createdAt",
      (SELECT count(*)::int FROM draw x WHERE x.programme_id = d.programme_id AND x.created_at <= d.created_at) AS number
    FROM draw d WHERE d.id = ${id}::uuid`;
  return row ?? { number: 0, createdAt: new Date(0) };
}
