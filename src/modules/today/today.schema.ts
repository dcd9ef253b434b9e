import { z } from 'zod';

export const searchInput = z.strictObject({ q: z.string().trim().min(2).max(80) });
