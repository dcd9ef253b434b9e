import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { PUBLICS } from './structure.rules';

export const structureSorts = ['name', 'public', 'district', 'members', 'seats', 'named'] as const;
export const structureFilters = z.strictObject({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  public: z.enum(PUBLICS).optional(),
  /** As a number, or as it stands in the address of the list. */
  district: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,2}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(1).max(20))
    .optional(),
  sort: z.enum(structureSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export const structureId = z.strictObject({ structureId: z.uuid() });
export const structureSearch = z.strictObject({ q: z.string().trim().max(100).default('') });

const text = (most: number) => z.string().trim().max(most).nullable().default(null);
export const structureFields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  public: z.enum(PUBLICS),
  externalId: text(50),
  district: z.int().min(1).max(20).nullable().default(null),
  address: text(300),
  postalCode: text(12),
  city: text(120),
  contactEmail: text(254),
  memberCount: z.int().min(0).max(1_000_000).nullable().default(null),
});
export type StructureFields = z.input<typeof structureFields>;
export const editStructureInput = structureFields.extend({
  structureId: z.uuid(),
  version: seenVersion,
});
