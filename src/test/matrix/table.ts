import type { AppRouter } from '@/trpc/router';
import type { Row, RowsOf } from './rows';
import { accounts } from './rows/accounts';
import { allocation, demands } from './rows/allocation';
import { programmes, sessions } from './rows/calendar';
import { holder, space, waves } from './rows/claims';
import { audit, imports, privacy, today } from './rows/desk';
import { drawRules } from './rows/draw-rules';
import { profile } from './rows/profile';
import { secondFactor } from './rows/proof';
import { records } from './rows/records';
import { people, structures } from './rows/structures';
import { attendance, tickets } from './rows/tickets';

/** A module of the router without its rows does not compile. */
const MODULES: { readonly [Module in keyof AppRouter['_def']['record']]: RowsOf<Module> } = {
  accounts,
  allocation,
  attendance,
  audit,
  demands,
  drawRules,
  holder,
  imports,
  people,
  privacy,
  profile,
  programmes,
  records,
  secondFactor,
  sessions,
  space,
  structures,
  tickets,
  today,
  waves,
};

/** The declared rows by the path of their procedure, such as `tickets.rename`. */
export const ROWS: ReadonlyMap<string, Row<unknown>> = new Map(
  Object.entries(MODULES).flatMap(([module, rows]) =>
    Object.entries(rows).map(([name, row]): [string, Row<unknown>] => [`${module}.${name}`, row]),
  ),
);
