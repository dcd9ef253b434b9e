import type { z } from 'zod';

/** What a job is called and what it carries: opaque ids only. The work stands in the module's `*.jobs.ts`. */
export type JobType<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly payload: S };

export function jobType<S extends z.ZodType>(name: string, payload: S): JobType<S> {
  return { name, payload };
}
