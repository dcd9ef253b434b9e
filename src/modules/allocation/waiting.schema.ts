import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { drawRules } from './draw.schema';

const count = z.int().min(0);

/** What the waiting list asks of a draw that was kept: its rules, and whom and what they speak of. */
export const roomRules = z.object({
  rules: drawRules,
  structures: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      public: z.enum(PUBLICS),
      district: z.int().nullable(),
      members: count.nullable(),
      tags: z.array(z.string()),
      weight: z.int(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      competition: z.enum(COMPETITIONS),
      startsAt: z.string(),
      endsAt: z.string(),
      free: z.object({ standard: count, wheelchair: count, companion: count }),
    }),
  ),
});
