// The demo programme: the real calendar moved so that today is the sixth day of the Games, a stock of about 50,000 seats,
// 300 invented structures, and all that happened to them, by the product's own commands. Same seed, same demo.
import { mkdir, writeFile } from 'node:fs/promises';
import { createProgramme } from '../src/modules/programmes/create-programme';
import { closeDatabase, databaseClock, inTransaction } from '../src/platform/db';
import { accounts, gateOfTheDay } from './demo/accounts';
import { calendarFile, daysUntilToday, readCalendar, shiftWallClock } from './demo/calendar';
import { diceFrom } from './demo/chance';
import { scanFile } from './demo/gates';
import { groups, lists } from './demo/groups';
import { drawRules } from './demo/rules';
import { inventStock, stockFile } from './demo/stock';
import { inventStructures, structuresFile } from './demo/structures';
import { changesOfMind, claimsAndNames, type When, waves } from './demo/tickets';
import { type SessionRow, type StructureRow, wishesAndDraw } from './demo/wishes';
import { importText, look, type World } from './demo/world';

const SEED = 'gradins';
/** Everything but the scans happens this many days before the real dates, so that no deadline has passed yet. */
const BEFORE = 60;
const HOUR = 3_600_000;
const NOBODY_YET = { kind: 'system', name: 'demo', programmeId: null } as const;

const since = Date.now();
const tell = (text: string) =>
  process.stdout.write(`  ${((Date.now() - since) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);

const day = (instant: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(instant);
const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);

async function open(now: Date, shift: number): Promise<World> {
  const { programmeId } = await createProgramme(NOBODY_YET, {
    slug: 'jeux-demo',
    name: 'Jeux, été',
    timeZone: 'Europe/Paris',
    startsOn: addDays('2024-07-24', shift),
    endsOn: addDays('2024-08-11', shift),
    senderName: 'Billetterie de la Ville',
    contactEmail: 'billetterie@ville.example',
    contactPhone: '01 00 00 00 00',
  });
  return { actor: { ...NOBODY_YET, programmeId }, dice: diceFrom(SEED), now };
}

const sessionsOf = (world: World) =>
  look(
    world,
    (tx) => tx.$queryRaw<SessionRow[]>`
    SELECT id, code, sport, starts_at AS "startsAt" FROM session
    WHERE programme_id = ${world.actor.programmeId}::uuid AND kind = 'COMPETITION' ORDER BY code`,
  );

const structuresOf = (world: World) =>
  look(
    world,
    (tx) =>
      tx.$queryRaw<
        StructureRow[]
      >`SELECT id, name, public, external_id AS "externalId" FROM structure WHERE external_id LIKE 'DEMO-%' ORDER BY external_id`,
  );

/** How far each session really is from now. */
function distances(now: Date, shift: number): Map<string, When> {
  const when = (start: Date): When => {
    if (start <= now) return 'past';
    return start.getTime() - now.getTime() < 72 * HOUR ? 'near' : 'far';
  };
  return new Map(readCalendar().map((row) => [row.session_code, when(new Date(shiftWallClock(row.start, shift)))]));
}

/**
 * The calendar goes back to its real dates, on the wall clock: by no command, for nothing postpones a session into the past. A cutoff
 * keeps its distance.
 */
const turnToToday = ({ actor }: World) =>
  inTransaction(
    actor,
    'demo/today',
    (tx) => tx.$executeRaw`
      UPDATE session s SET starts_at = w.starts, ends_at = w.ends, cutoff_at = w.starts - (s.starts_at - s.cutoff_at)
      FROM (SELECT id, (starts_at AT TIME ZONE time_zone - make_interval(days => ${BEFORE}::int)) AT TIME ZONE time_zone AS starts,
          (ends_at AT TIME ZONE time_zone - make_interval(days => ${BEFORE}::int)) AT TIME ZONE time_zone AS ends
        FROM session WHERE programme_id = ${actor.programmeId}::uuid) w
      WHERE w.id = s.id`,
    { timeoutMs: 60_000 },
  );

async function make(): Promise<void> {
  const now = await inTransaction(NOBODY_YET, 'demo/clock', databaseClock);
  const shift = daysUntilToday(day(now));
  const world = await open(now, shift);
  const distance = distances(now, shift);
  const whenOf = (code: string): When => distance.get(code) ?? 'far';
  tell(`${await importText(world, 'SESSIONS', 'calendrier.csv', calendarFile(shift + BEFORE))} sessions`);
  tell(
    `${await importText(world, 'TICKETS', 'stock.csv', stockFile(inventStock(world.dice, readCalendar())))} tickets`,
  );
  tell(
    `${await importText(world, 'STRUCTURES', 'structures.csv', structuresFile(inventStructures(world.dice)))} structures`,
  );

  const [sessions, structures] = [await sessionsOf(world), await structuresOf(world)];
  await lists(world, structures);
  tell('lists of people');
  await drawRules(world, structures);
  const soon = new Set(sessions.filter(({ code }) => whenOf(code) !== 'far').map(({ code }) => code));
  await wishesAndDraw(world, structures, sessions, soon);
  tell('demands, draw, answers');
  await groups(world);
  tell('group leaders');
  const week = new Date(now.getTime() + (BEFORE + 8) * 24 * HOUR);
  await waves(
    world,
    sessions,
    whenOf,
    new Set(sessions.filter(({ startsAt }) => startsAt < week).map(({ code }) => code)),
  );
  tell('waves of links');
  await claimsAndNames(world, whenOf);
  tell('tickets taken and named');
  await changesOfMind(world);
  tell('renames and places given back');

  await turnToToday(world);
  await importText(world, 'SCANS', 'controles.csv', await scanFile(world));
  tell('calendar of today, scans');
  const leaders = structures.filter((structure) => structure.public === 'YOUTH');
  const made = await accounts(world, leaders[0]?.id ?? structures[0]?.id ?? '');
  await gateOfTheDay(world);
  await mkdir('.gradins', { recursive: true });
  await writeFile('.gradins/demo-accounts.json', `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  tell('accounts');
}

await make();
await closeDatabase();
