import { getTranslations } from 'next-intl/server';
import { attendanceSheet } from '@/modules/attendance/attendance-sheet';
import {
  addressFilters,
  EXPORT_FORMATS,
  EXPORTS,
  type ExportName,
  type RecordedExport,
  recordExportInput,
} from '@/modules/attendance/export.schema';
import { allocationSheet, ticketSheet } from '@/modules/attendance/list-sheets';
import { recordExport } from '@/modules/attendance/record-export';
import type { Actor } from '@/platform/actor';
import { answer, fromElsewhere, refuseNobody, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import type { ExportSheet } from '@/platform/exports';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { refuseFilters, refuseSheet, sheetAnswer } from '../sheet-answer';

async function sheetOf(actor: Actor, asked: RecordedExport): Promise<ExportSheet> {
  // Keys come from the lists of columns, so they cannot be checked when compiling; a test compares them.
  const t = (await getTranslations()) as unknown as (key: string) => string;
  const label = (key: string) => t(`attendance.export.${key}`);
  if (asked.name === 'tickets') return ticketSheet(actor, asked.filters, label);
  if (asked.name === 'allocations') return allocationSheet(actor, asked.filters, label);
  const { filters, complete } = asked;
  return attendanceSheet(actor, { filters, complete }, label);
}

/** What the address asks for, unchecked: `complete` is said of the report alone, by 1. */
function askedOf(name: ExportName, request: Request): object {
  const filters = addressFilters(new URL(request.url).searchParams);
  if (name !== 'attendance') return { filters };
  const { complete, ...others } = filters;
  return { filters: others, complete: complete === undefined ? false : complete === '1' || complete };
}

/** `attendance.csv`, `tickets.xlsx`…: what the list shows, streamed. The right is checked by the queries and the command. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [base, extension] = (await params).file.split('.');
  const name = EXPORTS.find((known) => known === base);
  const format = EXPORT_FORMATS.find((known) => known === extension);
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (!name || !format) return answer(404);
  const session = await currentSession();
  if (!session) return refuseNobody(`exports.${name}`);
  const { actor, account } = session;
  try {
    await throttle('export-user', account.userId, actor);
    const asked = recordExportInput.safeParse({ name, format, ...askedOf(name, request) });
    if (!asked.success) return await refuseFilters(actor, recordExport.command, { name, format });
    const { fileName } = await recordExport(actor, asked.data);
    return sheetAnswer(await sheetOf(actor, asked.data), format, fileName);
  } catch (error) {
    if (error instanceof DomainError) return refuseSheet(error);
    throw error;
  }
}
