import { z } from 'zod';
import { IMPORT_KINDS } from '../import.rules';

export const templateInput = z.strictObject({ kind: z.enum(IMPORT_KINDS) });
