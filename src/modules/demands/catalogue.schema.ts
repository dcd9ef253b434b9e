import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { DEFAULT_GROUP } from './catalogue.rules';
import { FORMULAS, GROUP_SIZES } from './demand.rules';

/** As a number, or as it stands in the address of the list. */
const number = (least: number, most: number) =>
  z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,2}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(least).max(most));
const yes = z.enum(['yes']);

/** What a leader may filter the catalogue by; days are those of the programme's zone. */
const filters = {
  q: z.string().trim().max(100).default(''),
  sport: z.string().max(100).optional(),
  venue: z.string().max(100).optional(),
  district: number(1, 20).optional(),
  competition: z.enum(COMPETITIONS).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Only sessions with a place left. */
  left: yes.optional(),
  /** Only sessions with a wheelchair place left. */
  wheelchair: yes.optional(),
  /** Only sessions with room for one such formula, unsplit (rule 15). */
  formula: z.enum(FORMULAS).optional(),
  /** People of the group, for GROUP. */
  size: number(GROUP_SIZES.least, GROUP_SIZES.most).default(DEFAULT_GROUP),
};
export const CATALOGUE_FILTERS = [
  'sport',
  'venue',
  'district',
  'competition',
  'from',
  'to',
  'left',
  'wheelchair',
  'formula',
  'size',
] as const satisfies readonly (keyof typeof filters)[];

export const catalogueInput = z.strictObject({ page: z.int().min(1).max(100_000).default(1), ...filters });
/** The same filters by day, over the days `from` to `to`: at most six weeks. */
export const catalogueDaysInput = z.strictObject({ ...filters, from: z.iso.date(), to: z.iso.date() });
export const CATALOGUE_PAGE = 24;
