import Papa from 'papaparse';
import { look, type World } from './world';

/** People who come, in hundredths, by public; with what is known of free tickets, between 60 and 86. */
const COME: Readonly<Record<string, number>> = {
  SPORT: 86,
  YOUTH: 83,
  DISABILITY: 76,
  SOCIAL: 75,
  SENIORS: 72,
  INTEGRATION: 70,
  SOLIDARITY: 68,
};
const MINUTE = 60_000;

type Expected = { readonly reference: string; readonly code: string; readonly public: string; readonly startsAt: Date };

/** The organiser's scan file up to now: who came, some read twice, a few whom we know nothing of. */
export async function scanFile(world: World): Promise<string> {
  const { dice, now } = world;
  const expected = await look(
    world,
    (tx) => tx.$queryRaw<Expected[]>`
    SELECT t.reference, s.code, st.public, s.starts_at AS "startsAt"
    FROM ticket t JOIN session s ON s.id = t.session_id JOIN structure st ON st.id = t.structure_id
    WHERE t.programme_id = ${world.actor.programmeId}::uuid AND t.state IN ('CLAIMED', 'CONFIRMED') AND s.starts_at < ${new Date(now.getTime() + 90 * MINUTE)}
    ORDER BY t.reference`,
  );
  const read = expected.flatMap(({ reference, code, public: audience, startsAt }) => {
    if (!dice.chance(COME[audience] ?? 64)) return [];
    const at = new Date(startsAt.getTime() - dice.between(4, 110) * MINUTE);
    if (at > now) return [];
    const scan = { reference, session: code, date: at.toISOString() };
    const again = { ...scan, date: new Date(at.getTime() + dice.between(1, 3) * MINUTE).toISOString() };
    return dice.chance(1) ? [scan, again] : [scan];
  });
  const strangers = await look(
    world,
    (tx) => tx.$queryRaw<Expected[]>`
    SELECT t.reference, s.code, s.starts_at AS "startsAt" FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.programme_id = ${world.actor.programmeId}::uuid AND t.state = 'FREE' AND s.ends_at < ${now} ORDER BY t.code LIMIT 12`,
  );
  const odd = strangers.map(({ reference, code, startsAt }) => ({
    reference,
    session: code,
    date: new Date(startsAt.getTime() - 20 * MINUTE).toISOString(),
  }));
  return Papa.unparse([...read, ...odd]);
}
