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

const inOrder = (programme: { startsOn: string; endsOn: string }) => programme.endsOn >= programme.startsOn;

/** The version is the one the form was filled from: a change made meanwhile by somebody else is not overwritten. */
export const changeProgrammeInput = z
  .strictObject({ programmeId: z.uuid(), version: seenVersion, ...identity, rules: programmeRules })
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
