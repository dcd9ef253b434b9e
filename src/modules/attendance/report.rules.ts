import { ratePercent, type Turnout, turnoutBy, turnoutOf } from './attendance.rules';
import { gridKey, hiddenInGrid, suppressSmallCells } from './small-cells.rules';

export type GridSession = { readonly id: string; readonly competition: string; readonly day: string };
export type GridCount = Turnout & { readonly sessionId: string; readonly public: string };
/** A session of the report: its total and its publics; null where the figure may not be told. */
export type GridRow<S extends GridSession> = {
  readonly session: S;
  readonly total: Turnout | null;
  readonly publics: ReadonlyMap<string, Turnout | null>;
};

const NONE: Turnout = { expected: 0, entered: 0 };

/** Every session with what is known of it, nothing hidden: for the city's own sums. */
export function exactGrid<S extends GridSession>(sessions: readonly S[], counts: readonly GridCount[]): GridRow<S>[] {
  const bySession = new Map<string, Map<string, Turnout>>();
  for (const { sessionId, public: key, expected, entered } of counts) {
    const publics = bySession.get(sessionId) ?? new Map<string, Turnout>();
    bySession.set(sessionId, publics.set(key, { expected, entered }));
  }
  return sessions.map((session) => {
    const publics = bySession.get(session.id) ?? new Map<string, Turnout>();
    return { session, total: turnoutOf([...publics.values()]), publics };
  });
}

/**
 * Rule 12, for what leaves the city: within each competition the totals of sessions and of publics are told, small ones
 * and enough others hidden. Every sum of a finer selection is made of what is told here, so that no pair of selections
 * gives a hidden figure back.
 */
export function publishedGrid<S extends GridSession>(grid: readonly GridRow<S>[]): GridRow<S>[] {
  const hiddenSessions = new Set<string>();
  const hiddenCells = new Set<string>();
  for (const competition of new Set(grid.map((row) => row.session.competition))) {
    const rows = grid.filter((row) => row.session.competition === competition);
    const line = suppressSmallCells(rows.map((row) => ({ key: row.session.id, ...(row.total ?? NONE) })));
    for (const cell of line.cells) if (cell.shown === null) hiddenSessions.add(cell.key);
    const cells = rows.flatMap((row) =>
      [...row.publics].map(([column, count]) => ({ row: row.session.id, column, ...(count ?? NONE) })),
    );
    for (const key of hiddenInGrid(cells)) hiddenCells.add(key);
  }
  return grid.map(({ session, total, publics }) => {
    const hidden = hiddenSessions.has(session.id);
    const shown = [...publics].map(([key, count]) => {
      const masked = hidden || hiddenCells.has(gridKey(session.id, key));
      return [key, masked ? null : count] as const;
    });
    return { session, total: hidden ? null : total, publics: new Map(shown) };
  });
}

export type Rated = Turnout & { readonly key: string; readonly rate: number | null };

const rated = (key: string, turnout: Turnout): Rated => ({ key, ...turnout, rate: ratePercent(turnout) });

/** What one row counts for: its total, or the public asked for; null when hidden. */
export function countOf<S extends GridSession>(row: GridRow<S>, only: string | undefined): Turnout | null {
  return only === undefined ? row.total : (row.publics.get(only) ?? (row.publics.has(only) ? null : NONE));
}

/** The rates of a selection, by day; hidden figures are left out. */
export function byDay<S extends GridSession>(rows: readonly GridRow<S>[], only: string | undefined): Rated[] {
  const counted = rows.flatMap((row) => {
    const count = countOf(row, only);
    return count === null ? [] : [{ day: row.session.day, ...count }];
  });
  return [...turnoutBy(counted, (row) => row.day)].map(([key, turnout]) => rated(key, turnout));
}

/** The rates of a selection, by public, the best first; hidden figures are left out. */
export function byPublic<S extends GridSession>(rows: readonly GridRow<S>[]): Rated[] {
  const counted = rows.flatMap((row) =>
    [...row.publics].flatMap(([key, count]) => (count === null ? [] : [{ key, ...count }])),
  );
  return [...turnoutBy(counted, (row) => row.key)]
    .map(([key, turnout]) => rated(key, turnout))
    .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || (a.key < b.key ? -1 : 1));
}

/** The rate of a selection; hidden figures are left out. */
export function totalOf<S extends GridSession>(rows: readonly GridRow<S>[], only: string | undefined): Rated {
  return rated('total', turnoutOf(rows.flatMap((row) => countOf(row, only) ?? [])));
}

export type ShownCount =
  | { readonly shown: number; readonly rate: number | null }
  | { readonly shown: null; readonly why: 'under' | 'masked' };

/**
 * The publics of one row as a table may show them: who came, each under five hidden, and a second one so that no
 * subtraction from the row's total gives it back. A rate is told only when expected and absent people are many enough too.
 */
export function shownPublics<S extends GridSession>(row: GridRow<S>): ReadonlyMap<string, ShownCount> {
  const cells = [...row.publics].map(([key, count]) => ({ key, count }));
  const present = suppressSmallCells(
    cells.map(({ key, count }) => ({ key, expected: count?.entered ?? 0, entered: count?.entered ?? 0 })),
  );
  const rates = suppressSmallCells(cells.map(({ key, count }) => ({ key, ...(count ?? NONE) })));
  const told = new Map(rates.cells.map((cell) => [cell.key, cell.shown]));
  const shown = present.cells.map((cell, index): readonly [string, ShownCount] => {
    const count = cells[index]?.count ?? null;
    if (count === null) return [cell.key, { shown: null, why: 'masked' }];
    if (cell.shown === null) return [cell.key, { shown: null, why: count.entered < 5 ? 'under' : 'masked' }];
    const safe = told.get(cell.key) ?? null;
    return [cell.key, { shown: count.entered, rate: safe && ratePercent(safe) }];
  });
  return new Map(shown);
}
