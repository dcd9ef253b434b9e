import { describe, expect, it } from 'vitest';
import { byOuting, type OutingCounts, thingsToDo } from './space.rules';

const NOW = new Date('2024-07-30T12:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const outing = (allocationId: string, cutoffAt: Date, given: Partial<OutingCounts> = {}): OutingCounts => ({
  allocationId,
  state: 'CONFIRMED',
  offer: false,
  sessionStatus: 'SCHEDULED',
  confirmBy: at(1),
  cutoffAt,
  seats: 5,
  named: 5,
  withLeader: 5,
  claimed: 5,
  waiting: 0,
  largestGroup: 5,
  answerBy: null,
  ...given,
});
const rules = { advisedGroupSize: 15 };

describe('what a structure has to do, by outing', () => {
  it('given names and links missing for one outing, when gathered, then they are one group and the nearest date leads', () => {
    const later = outing('later', at(48), { named: 3, waiting: 2 });
    const sooner = outing('sooner', at(24), { named: 4 });
    const groups = byOuting(thingsToDo([later, sooner], NOW, rules));
    expect(groups.map((group) => group.map(({ kind, allocationId }) => `${allocationId} ${kind}`))).toEqual([
      ['sooner NAMES'],
      ['later NAMES', 'later LINKS'],
    ]);
  });

  it('given an answer due before the cutoff of the same outing, when gathered, then each date keeps its own group', () => {
    const postponed = outing('one', at(48), { sessionStatus: 'POSTPONED', answerBy: at(12), named: 1 });
    expect(byOuting(thingsToDo([postponed], NOW, rules))).toHaveLength(2);
  });

  it('given places proposed by lot and places that came free, then each is asked for by its own name (rules 5, 16)', () => {
    const drawn = outing('drawn', at(48), { state: 'PROPOSED', confirmBy: at(20) });
    const offered = outing('offered', at(48), { state: 'PROPOSED', offer: true, confirmBy: at(2) });
    expect(thingsToDo([drawn, offered], NOW, rules).map(({ kind, allocationId }) => [allocationId, kind])).toEqual([
      ['offered', 'OFFER'],
      ['drawn', 'CONFIRM'],
    ]);
  });

  it('given nothing to do, then there is no group', () => {
    expect(byOuting([])).toEqual([]);
  });
});
