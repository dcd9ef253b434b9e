import { getTranslations } from 'next-intl/server';
import { attendanceFilters } from '@/modules/attendance/attendance.schema';
import { attendanceSheet } from '@/modules/attendance/attendance-sheet';
import {
  allocationListFilters,
  EXPORT_FORMATS,
  EXPORTS,
  type ExportName,
  ticketListFilters,
} from '@/modules/attendance/export.schema';
import { allocationSheet, ticketSheet } from '@/modules/attendance/list-sheets';
import { recordExport } from '@/modules/attendance/record-export';
import type { Actor } from '@/platform/actor';
import { answer, fromElsewhere, refusal, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import type { ExportSheet } from '@/platform/exports';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { sheetAnswer } from '../sheet-answer';

type Wanted = { readonly name: ExportName; readonly complete: boolean; readonly filters: Record<string, string> };

async function sheetOf(actor: Actor, { name, complete, filters }: Wanted): Promise<ExportSheet> {
  // Keys come from the lists of columns, so they cannot be checked when compiling; a test compares them.
  const t = (await getTranslations()) as unknown as (key: string) => string;
  const label = (key: string) => t(`attendance.export.${key}`);
  if (name === 'tickets') return ticketSheet(actor, ticketListFilters.catch({ q: '' }).parse(filters), label);
  if (name === 'allocations')
    return allocationSheet(actor, allocationListFilters.catch({ q: '' }).parse(filters), label);
  const known = attendanceFilters.strip().safeParse(filters);
  if (!known.success) throw new DomainError('invalid', 'common/invalid-input');
  return attendanceSheet(actor, { filters: known.data, complete }, label);
}

/** `attendance.csv`, `tickets.xlsx`…: what the list shows, streamed. The right is checked by the queries and the command. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [base, extension] = (await params).file.split('.');
  const name = EXPORTS.find((known) => known === base);
  const format = EXPORT_FORMATS.find((known) => known === extension);
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (!name || !format) return answer(404);
  const session = await currentSession();
  if (!session) return answer(401);
  const { complete: asked, ...given } = Object.fromEntries(new URL(request.url).searchParams);
  const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const complete = asked === '1';
  try {
    await throttle('export-user', session.account.userId, session.actor);
    const { fileName } = await recordExport(session.actor, { name, format, complete });
    const sheet = await sheetOf(session.actor, { name, complete, filters });
    return sheetAnswer(sheet, format, fileName);
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}
