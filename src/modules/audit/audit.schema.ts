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
