import type { StructureFields } from '@/modules/structures/structure.schema';
import type { RouterOutputs } from '@/trpc/outputs';

type Page = RouterOutputs['structures']['page'];

/** What the form of a structure shows of it: unknown is an empty box. */
export const structureValues = (page: Page): Required<StructureFields> => ({
  name: page.name,
  public: page.public,
  externalId: page.externalId ?? '',
  district: page.district,
  address: page.address ?? '',
  postalCode: page.postalCode ?? '',
  city: page.city ?? '',
  contactEmail: page.contactEmail ?? '',
  memberCount: page.memberCount,
});
