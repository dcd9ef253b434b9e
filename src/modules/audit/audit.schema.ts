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
] as const;

export const trailInput = z.strictObject({
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
  page: z.int().min(1).max(100_000).default(1),
});

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
