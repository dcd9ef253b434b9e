import { describe, expect, test } from 'vitest';
import { ALLOCATIONS_TABLE } from '@/app/(city)/attributions/_components/table-options';
import { TICKETS_TABLE } from '@/app/(city)/billets/_components/table-options';
import { allocationFilters } from '@/modules/allocation/allocation.schema';
import {
  addressFilters,
  allocationListFilters,
  NOT_OF_EXPORTS,
  ticketListFilters,
} from '@/modules/attendance/export.schema';
import { ticketFilters } from '@/modules/tickets/ticket.schema';

const ID = '11111111-1111-4111-8111-111111111111';
const LISTS = [
  ['tickets', ticketFilters, ticketListFilters, TICKETS_TABLE.filters],
  ['allocations', allocationFilters, allocationListFilters, ALLOCATIONS_TABLE.filters],
] as const;

describe.each(LISTS)('given the list of %s and its export', (_, list, file, screen = []) => {
  test('when the list filters, then the export knows each filter, or it is a matter of pages and order', () => {
    const known = new Set(Object.keys(file.shape));
    const ignored = Object.keys(list.shape).filter((name) => !known.has(name));
    expect(ignored.sort()).toEqual(Object.keys(NOT_OF_EXPORTS).sort());
  });

  test('when the screen writes a filter in the address, then the list and the export know it', () => {
    expect(screen.length).toBeGreaterThan(0);
    expect(Object.keys(list.shape)).toEqual(expect.arrayContaining([...screen]));
    expect(Object.keys(file.shape)).toEqual(expect.arrayContaining([...screen]));
  });
});

describe('given an address with page and order', () => {
  const read = (address: string) => addressFilters(new URLSearchParams(address));
  const SCREEN = `page=3&sort=session.desc&lang=fr&q=JUD&structureId=${ID}`;

  test('when it is handed to the export, then only the filters stay', () => {
    expect(ticketListFilters.parse(read(`${SCREEN}&session=jud01&named=no&kind=`))).toEqual({
      q: 'JUD',
      structureId: ID,
      session: 'JUD01',
      named: 'no',
    });
    expect(allocationListFilters.parse(read(`${SCREEN}&due=late`))).toEqual({
      q: 'JUD',
      structureId: ID,
      due: 'late',
    });
  });

  test.each(['sesion=JUD01', 'state=FREED', 'state=FREE&state=HELD', 'structureId=1', 'complete=1'])(
    'when a filter is mistyped (%s), then no export takes it for everything',
    (mistyped) => {
      for (const filters of [ticketListFilters, allocationListFilters])
        expect(filters.safeParse(read(`${SCREEN}&${mistyped}`)).success).toBe(false);
    },
  );
});
