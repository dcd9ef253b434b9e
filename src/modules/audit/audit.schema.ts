import { z } from 'zod';
import { ROLES } from '@/platform/actor';

/** The modules whose commands leave a line: the part of an action before "/". */
export const TRAIL_AREAS = [
  'accounts',
  'programmes',
  'sessions',
  'imports',
  'structures',
  'demands',
  'allocation',
  'claims',
  'tickets',
  'attendance',
  'reconciliation',
  'privacy',
  'mails',
  'today',
  'audit',
  'doors',
] as const;

/** What a line tells: something changed, people were looked at, a file left. */
export const TRAIL_KINDS = ['CHANGE', 'READING', 'EXPORT'] as const;

export const trailFilters = z.strictObject({
  q: z.string().trim().max(100).default(''),
  area: z.enum(TRAIL_AREAS).optional(),
  role: z.enum([...ROLES, 'HOLDER', 'SYSTEM', 'NOBODY']).optional(),
  outcome: z.enum(['DONE', 'REFUSED']).optional(),
  /** Only what was decided against a rule: a line with a reason. */
  reasoned: z.boolean().default(false),
  /** Days of the programme's time zone, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  subject: z.uuid().optional(),
  actorId: z.uuid().optional(),
  kind: z.enum(TRAIL_KINDS).optional(),
});
const lineId = z.string().regex(/^[1-9]\d{0,17}$/);
/** Pages go by the id of a line, whatever was added meanwhile: what is older than `before`, or newer than `after`. */
export const trailInput = trailFilters.extend({ before: lineId.optional(), after: lineId.optional() });

/** How far the trail is sealed; ISO instants and the last seal, in hexadecimal, to be noted elsewhere. */
export type SealState = {
  readonly lines: number;
  readonly sealedAt: Date;
  readonly anchor: string;
  /** Lines that wait for their seal, and since when. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
};

/** A line of the trail as a screen gets it. */
export type TrailLine = {
  readonly id: string;
  readonly at: Date;
  /** user:<id>, holder:<id>, system:<name> or nobody. */
  readonly actor: string;
  /** The name behind the id; null for whoever may not know it. */
  readonly actorName: string | null;
  readonly role: string;
  readonly action: string;
  readonly outcome: 'DONE' | 'REFUSED';
  readonly code: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly structureId: string | null;
  readonly structureName: string | null;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly note: string | null;
};
