import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';

export const AGE_BANDS = ['UNDER_12', 'FROM_12_TO_17', 'FROM_18_TO_25', 'FROM_26_TO_59', 'FROM_60'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

const name = z.string().trim().max(100);

export const personFields = z
  .strictObject({
    lastName: name,
    firstName: name,
    ageBand: z.enum(AGE_BANDS).nullable().default(null),
    wheelchair: z.boolean().default(false),
  })
  .refine((person) => person.lastName !== '' || person.firstName !== '', { path: ['lastName'] });

/** A leader's own structure is understood; the city says which. */
export const whoseList = { structureId: z.uuid().optional() };
export const addBeneficiaryInput = z.strictObject({ ...whoseList, person: personFields });
export const editBeneficiaryInput = z.strictObject({
  beneficiaryId: z.uuid(),
  version: seenVersion,
  person: personFields,
});
export const removeBeneficiaryInput = z.strictObject({ beneficiaryId: z.uuid(), version: seenVersion });
export const beneficiaryFilters = z.strictObject({
  ...whoseList,
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  wheelchair: z.boolean().optional(),
  /** This very person, to read it again. */
  beneficiaryId: z.uuid().optional(),
});
export const listed = z.strictObject(whoseList);
