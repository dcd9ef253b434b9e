import { Prisma } from '@/platform/generated/prisma/client';
import { PERSON_SUBJECTS } from './opaque.rules';

const veiled = (id: Prisma.Sql) => Prisma.sql`left(encode(sha256(convert_to(${id}, 'UTF8')), 'hex'), 12)`;

/**
 * Who acted in a line `a`, and on what: as it is when `named`; else a mark in place of each id that leads to a person. What is
 * searched is what is shown: an id that is not shown cannot be found letter by letter.
 */
export const shownActor = (named: boolean): Prisma.Sql =>
  named
    ? Prisma.sql`a.actor`
    : Prisma.sql`CASE WHEN a.actor LIKE 'holder:%' THEN 'holder:' || ${veiled(Prisma.sql`substr(a.actor, 8)`)} ELSE a.actor END`;

export const shownSubject = (named: boolean): Prisma.Sql =>
  named
    ? Prisma.sql`a.subject_id`
    : Prisma.sql`CASE WHEN a.subject_type = ANY(${[...PERSON_SUBJECTS]}) THEN ${veiled(Prisma.sql`a.subject_id`)} ELSE a.subject_id END`;
