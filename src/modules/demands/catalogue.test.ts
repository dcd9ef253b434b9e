import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { catalogueDays, listCatalogue } from './catalogue.queries';
import { catalogueSession } from './catalogue-session.queries';
import { submitBasket } from './submit-basket';
import { submitDemand } from './submit-demand';

const { sql } = testDatabase();
let programmeId: string;
let leader: UserActor;
let agent: UserActor;

const session = (columns: Record<string, unknown>) => buildSession(sql, { programme_id: programmeId, ...columns });
const seats = (sessionId: string, count: number, kind = 'STANDARD') =>
  buildTickets(sql, { programmeId, sessionId, count, kind, block: kind });

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
  agent = await buildActor(sql, 'AGENT', programmeId);
  const judo = { sport: 'Judo', venue: 'Arena', venue_code: 'ARE', city: 'Paris', district: 7 };
  const first = await session({ code: 'JUD01', ...judo, starts_at: new Date('2031-07-31T22:30:00Z') });
  await seats(first, 3);
  await seats(first, 2, 'WHEELCHAIR');
  await session({ code: 'JUD02', ...judo, starts_at: new Date('2031-08-02T08:00:00Z') });
  const swim = await session({
    code: 'NAT01',
    sport: 'Natation',
    competition: 'PARALYMPIC',
    starts_at: new Date('2031-08-03T08:00:00Z'),
  });
  await seats(swim, 12);
  await session({ code: 'CER01', kind: 'CEREMONY', starts_at: new Date('2031-08-01T18:00:00Z') });
  await session({ code: 'GON01', status: 'CANCELLED', starts_at: new Date('2031-08-01T18:00:00Z') });
  await session({ code: 'LAT01', starts_at: inHours(40) });
});

const codes = async (filters = {}) => (await listCatalogue(leader, filters)).rows.map(({ code }) => code);

describe('the catalogue of sessions', () => {
  it('given ceremonies, cancelled sessions and those past the cutoff, then they are not offered (rules 4, 7, 13)', async () => {
    const list = await listCatalogue(leader, {});
    expect(list.rows.map(({ code }) => code)).toEqual(['JUD01', 'JUD02', 'NAT01']);
    // Half past midnight in Paris: the day of the programme's zone.
    expect(list).toMatchObject({ total: 3, sports: ['Judo', 'Natation'], districts: [7], firstDay: '2031-08-01' });
  });

  it.each([
    ['a sport', { sport: 'Judo' }, ['JUD01', 'JUD02']],
    ['a venue', { venue: 'ARE' }, ['JUD01', 'JUD02']],
    ['a district, as an address says it', { district: '7' as const }, ['JUD01', 'JUD02']],
    ['a competition', { competition: 'PARALYMPIC' as const }, ['NAT01']],
    ['the day that begins in Paris the evening before in UTC', { from: '2031-08-01', to: '2031-08-01' }, ['JUD01']],
    ['from a day', { from: '2031-08-02' }, ['JUD02', 'NAT01']],
    ['places left', { left: 'yes' as const }, ['JUD01', 'NAT01']],
    ['wheelchair places', { wheelchair: 'yes' as const }, ['JUD01']],
    ['a family that still fits, wheelchair places not counted', { formula: 'FAMILY' as const }, ['NAT01']],
    ['a duo that still fits', { formula: 'DUO' as const }, ['JUD01', 'NAT01']],
    ['a group of twelve', { formula: 'GROUP' as const, size: 12 }, ['NAT01']],
    ['a group of thirteen', { formula: 'GROUP' as const, size: 13 }, []],
    ['words', { q: 'aren' }, ['JUD01', 'JUD02']],
    ['what a pattern would mean', { q: '%' }, []],
  ])('given the filter %s', async (_, filters, found) => {
    expect(await codes(filters)).toEqual(found);
  });

  it('given a wish, then the leader sees its rank in the list and on its day; the city and others do not', async () => {
    const mine = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    const id = (await listCatalogue(mine, { sport: 'Natation' })).rows[0]?.id ?? '';
    await submitDemand(mine, { sessionId: id, formula: 'DUO' });
    const days = { from: '2031-08-01', to: '2031-08-31' };
    expect((await listCatalogue(mine, { sport: 'Natation' })).rows[0]?.rank).toBe(1);
    expect((await listCatalogue(leader, { sport: 'Natation' })).rows[0]?.rank).toBeNull();
    expect((await listCatalogue(agent, { sport: 'Natation' })).rows[0]?.rank).toBeNull();
    expect(await catalogueDays(mine, days)).toEqual([
      { day: '2031-08-01', sessions: 1, wished: 0 },
      { day: '2031-08-02', sessions: 1, wished: 0 },
      { day: '2031-08-03', sessions: 1, wished: 1 },
    ]);
    expect(await catalogueDays(mine, { ...days, sport: 'Natation' })).toHaveLength(1);
  });
});

describe('the district of a venue', () => {
  const districtOf = async (id: string) =>
    (await sql<{ district: number | null }>('SELECT district FROM session WHERE id = $1', [id]))[0]?.district;

  it.each([
    ['Paris 18e', 18],
    ['Paris 1er', 1],
    ['Paris', null],
    ['Paris 21e', null],
    ['Saint-Denis', null],
  ])('given a city written %s, then it is %s', async (city, district) => {
    expect(await districtOf(await session({ city, starts_at: inHours(10) }))).toBe(district);
  });

  it('given one that was read, then it follows the city; given one that was said, then it stays', async () => {
    const [read, said] = [
      await session({ city: 'Paris 18e', starts_at: inHours(10) }),
      await session({ city: 'Paris', district: 7, starts_at: inHours(10) }),
    ];
    await sql(`UPDATE session SET city = 'Saint-Denis' WHERE id = ANY($1::uuid[])`, [[read, said]]);
    expect([await districtOf(read), await districtOf(said)]).toEqual([null, 7]);
  });
});

describe('one session of the catalogue', () => {
  it('given wishes handed in by others and drafts, then what is asked for already counts the former alone, without names', async () => {
    const other = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    const { id } = await catalogueSession(leader, { code: 'JUD01' });
    const wish = await submitDemand(other, { sessionId: id, formula: 'GROUP', groupSize: 10, quantity: 2 });
    expect(await catalogueSession(leader, { code: 'jud01' })).toMatchObject({ asked: { wishes: 0, people: 0 } });
    await submitBasket(other, { demandIds: [wish.demandId], version: 0 });
    const page = await catalogueSession(leader, { code: 'JUD01' });
    expect(page).toMatchObject({
      asked: { wishes: 1, people: 20 },
      free: 5,
      standardFree: 3,
      wheelchairFree: 2,
      companionFree: 0,
      whyNot: null,
    });
    expect(JSON.stringify(page)).not.toContain(other.structureId);
  });

  it.each([
    ['CER01', 'session-excluded'],
    ['GON01', 'session-cancelled'],
    ['LAT01', 'cutoff-passed'],
  ])('given %s, then it says why it cannot be asked for: %s', async (code, whyNot) => {
    expect(await catalogueSession(leader, { code })).toMatchObject({ whyNot });
  });

  it('given a session of another programme, then it is not there', async () => {
    const elsewhere = await buildProgramme(sql);
    await buildSession(sql, { programme_id: elsewhere, code: 'FAR01' });
    await expect(catalogueSession(leader, { code: 'FAR01' })).rejects.toMatchObject({ code: 'sessions/not-found' });
  });
});
