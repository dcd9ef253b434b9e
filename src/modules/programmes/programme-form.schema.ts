import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { programmeRules } from './programme.schema';

const day = z.iso.date();
const words = (most: number) => z.string().trim().min(1).max(most);

/** What everybody reads of a programme, besides its rules. */
const identity = {
  name: words(80),
  startsOn: day,
  endsOn: day,
  senderName: words(80),
  contactEmail: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  contactPhone: words(30),
};

/** Why rules or dates change while people count on them: asked for with any of them. The note is seen by staff only. */
export const CHANGE_REASONS = ['CITY_DECISION', 'ORGANISER_REQUEST', 'LEGAL_REQUEST', 'TYPING_ERROR', 'OTHER'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];
export const changeReason = {
  reason: z.enum(CHANGE_REASONS).optional(),
  note: z.string().trim().max(500).optional(),
};

const inOrder = (programme: { startsOn: string; endsOn: string }) => programme.endsOn >= programme.startsOn;

/** The version is the one the form was filled from: a change made meanwhile by somebody else is not overwritten. */
export const changeProgrammeInput = z
  .strictObject({ programmeId: z.uuid(), version: seenVersion, ...identity, rules: programmeRules, ...changeReason })
  .refine(inOrder, { path: ['endsOn'] });

export const createProgrammeInput = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(40),
    timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
    ...identity,
  })
  .refine(inOrder, { path: ['endsOn'] });

export const cutoffPreviewInput = z.strictObject({ cutoffHours: programmeRules.shape.cutoffHours.unwrap() });
