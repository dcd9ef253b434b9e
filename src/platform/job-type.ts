import type { z } from 'zod';

/** What a job is called and what it carries: opaque ids only. The work stands in the module's `*.jobs.ts`. */
export type JobType<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly payload: S };

const patient = new Set<string>();

/** `patient`: work that comes by thousands and that nobody watches, such as mails; whatever else waits goes before it. */
export function jobType<S extends z.ZodType>(
  name: string,
  payload: S,
  options: { readonly patient?: boolean } = {},
): JobType<S> {
  if (options.patient) patient.add(name);
  return { name, payload };
}

export const isPatient = (name: string): boolean => patient.has(name);
