import { describe, expect, test } from 'vitest';
import { BEFORE_THE_FIRST, canonicalLine, type SealedLine, sealOf } from './audit.rules';
import { AT_THE_START, faultsOf, type Link, step } from './chain.rules';
import { hex, sha256 } from './digest';

const line = (id: number, more: Partial<SealedLine> = {}): SealedLine => ({
  id: BigInt(id),
  at: new Date(Date.UTC(2024, 6, 24, 10, 0, id)),
  programmeId: null,
  actor: 'user:a',
  role: 'AGENT',
  action: 'tickets/rename',
  outcome: 'DONE',
  code: null,
  subjectType: 'ticket',
  subjectId: `t${id}`,
  structureId: null,
  reason: null,
  facts: {},
  ...more,
});

function chainOf(lines: readonly SealedLine[]): Link[] {
  let hash: Uint8Array = BEFORE_THE_FIRST;
  return lines.map((sealed, i) => {
    hash = sealOf(sha256, hash, sealed);
    return { position: BigInt(i + 1), auditId: sealed.id, hash, line: sealed };
  });
}
const walked = (links: readonly Link[]) =>
  faultsOf(
    sha256,
    links.reduce((walk, link) => step(sha256, walk, link), AT_THE_START),
  );
const five = () => chainOf([1, 2, 3, 4, 5].map((id) => line(id)));
const at = (links: readonly Link[], i: number): Link => links[i] as Link;

describe('Given a line of the trail', () => {
  test('then its canonical text is this one, whatever the order of its facts', () => {
    const text = canonicalLine(line(7, { facts: { seats: 2, choice: 'KEEP' }, reason: 'ILLNESS' }));
    expect(text).toBe(
      'gradins-audit-1\n["7","2024-07-24T10:00:07.000Z",null,"user:a","AGENT","tickets/rename","DONE",null,"ticket","t7",null,"ILLNESS",{"choice":"KEEP","seats":2}]',
    );
    expect(canonicalLine(line(7, { facts: { choice: 'KEEP', seats: 2 }, reason: 'ILLNESS' }))).toBe(text);
  });

  test('then the first seal is SHA-256 over 32 zero bytes and that text', () => {
    expect(hex(sealOf(sha256, BEFORE_THE_FIRST, line(1)))).toBe(
      hex(sha256(new Uint8Array(32), canonicalLine(line(1)))),
    );
  });
});

describe('Given a chain of five lines', () => {
  test('when nothing was touched, then there is no fault; ids may go back, as lines are sealed when they are committed', () => {
    expect(walked(five())).toEqual({ faults: [], count: 0 });
    expect(walked(chainOf([line(1), line(4), line(2), line(5)]))).toEqual({ faults: [], count: 0 });
  });

  test('when one field of one line is edited, then that line is named, and no other', () => {
    for (const change of [{ reason: 'OTHER' }, { facts: { seats: 3 } }, { at: new Date(0) }, { actor: 'user:b' }]) {
      const links = five();
      links[2] = { ...at(links, 2), line: line(3, change) };
      expect(walked(links)).toEqual({ faults: [{ kind: 'EDITED', position: 3n, auditId: 3n }], count: 1 });
    }
  });

  test('when an edited line is sealed anew, then the next place no longer follows it', () => {
    const links = five();
    const edited = line(3, { reason: 'OTHER' });
    links[2] = { ...at(links, 2), line: edited, hash: sealOf(sha256, at(links, 1).hash, edited) };
    expect(walked(links).faults).toEqual([{ kind: 'EDITED', position: 4n, auditId: 4n }]);
  });

  test('when a line is gone, then its place says so', () => {
    const links = five();
    links[1] = { ...at(links, 1), line: null };
    expect(walked(links)).toEqual({ faults: [{ kind: 'MISSING_LINE', position: 2n, auditId: 2n }], count: 1 });
  });

  test('when a seal is gone, then its position is named, also the first one', () => {
    const links = five();
    expect(walked([at(links, 0), at(links, 1), ...links.slice(3)]).faults).toEqual([
      { kind: 'MISSING_SEAL', position: 3n, auditId: null },
    ]);
    expect(walked(links.slice(1)).faults).toEqual([{ kind: 'MISSING_SEAL', position: 1n, auditId: null }]);
  });

  test('when very many seals are gone, then a hundred are named and all are counted', () => {
    const links = five();
    const far = { ...at(links, 4), position: 1_000_005n };
    const { faults, count } = walked([...links.slice(0, 4), far]);
    expect(faults).toHaveLength(100);
    expect(count).toBe(1_000_000);
  });

  test('when two lines are put in each other’s place, then both places are named as moved', () => {
    const links = five();
    const [second, fourth] = [at(links, 1), at(links, 3)];
    links[1] = { ...second, auditId: 4n, line: fourth.line };
    links[3] = { ...fourth, auditId: 2n, line: second.line };
    expect(walked(links).faults).toEqual([
      { kind: 'MOVED', position: 2n, auditId: 4n },
      { kind: 'MOVED', position: 4n, auditId: 2n },
    ]);
  });

  test('when two lines exchange their ids, then both places are named as moved', () => {
    const links = five();
    links[1] = { ...at(links, 1), line: { ...line(4), id: 2n } };
    links[3] = { ...at(links, 3), line: { ...line(2), id: 4n } };
    expect(walked(links).faults.map(({ kind, position }) => [kind, position])).toEqual([
      ['MOVED', 2n],
      ['MOVED', 4n],
    ]);
  });

  test('when a line dated hours before is sealed at the end, then it was put in afterwards', () => {
    const late = line(6, { at: new Date(Date.UTC(2024, 6, 24, 8)) });
    expect(walked(chainOf([...[1, 2, 3].map((id) => line(id)), late])).faults).toEqual([
      { kind: 'BACKDATED', position: 4n, auditId: 6n },
    ]);
  });
});
