import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import { DomainError } from '@/platform/errors';
import {
  type ClaimLink,
  decideAssignment,
  leadersAdvised,
  linkState,
  linksToRevoke,
  requireLiveLink,
  type WaveTicket,
  waveTickets,
} from './claim.rules';

const rules = programmeRules.parse({});
const cutoffAt = new Date('2024-07-26T18:00:00Z');
const early = new Date('2024-07-20T00:00:00Z');

describe('rule 2: 30 tickets per group leader and competition, 15 people advised', () => {
  it.each([
    [0, 30, 30],
    [29, 1, 30],
    [30, 0, 30],
  ])('given %d held, when %d are added, then %d is allowed', (held, adding, total) => {
    expect(decideAssignment({ competition: 'OLYMPIC', held, adding }, 1, rules).total).toBe(total);
  });

  it.each([
    [30, 1, 0],
    [29, 2, 1],
    [0, 31, 30],
  ])(
    'given %d held, when %d are added, then it is refused with the numbers and the room left',
    (held, adding, room) => {
      const attempt = () => decideAssignment({ competition: 'PARALYMPIC', held, adding }, 1, rules);
      expect(attempt).toThrow(
        expect.objectContaining({
          code: 'claims/too-many-tickets',
          facts: { competition: 'PARALYMPIC', max: 30, held, adding, room },
        }),
      );
      expect(attempt).toThrow(DomainError);
    },
  );

  it('given 15 people at once no warning, given 16 a warning and no refusal', () => {
    const load = { competition: 'OLYMPIC', held: 0, adding: 16 } as const;
    expect(decideAssignment(load, 15, rules).warning).toBeNull();
    expect(decideAssignment(load, 16, rules)).toEqual({ total: 16, warning: { advised: 15, people: 16 } });
  });

  it.each([
    [0, 1],
    [15, 1],
    [16, 2],
    [31, 3],
  ])('given %d people, then %d leaders are advised', (people, leaders) => {
    expect(leadersAdvised(people, rules)).toBe(leaders);
  });
});

const link = (over: Partial<ClaimLink> = {}): ClaimLink => ({
  ticketId: 't-1',
  groupLeaderId: 'g-1',
  usedAt: null,
  revokedAt: null,
  ...over,
});
const ticket = (over: Partial<WaveTicket> = {}): WaveTicket => ({
  id: 't-1',
  state: 'CONFIRMED',
  groupLeaderId: 'g-1',
  cutoffAt,
  sessionStatus: 'SCHEDULED',
  competition: 'OLYMPIC',
  ...over,
});

describe('rule 8: what a link is worth', () => {
  it.each([
    ['a fresh link', {}, {}, early, 'OPEN', null],
    ['one second before the cutoff', {}, {}, new Date(cutoffAt.getTime() - 1000), 'OPEN', null],
    ['the cutoff', {}, {}, cutoffAt, 'CLOSED', 'claims/link-closed'],
    ['a ticket already taken, also after the cutoff', {}, { state: 'CLAIMED' }, cutoffAt, 'TAKEN', null],
    ['a ticket that has entered', {}, { state: 'ENTERED' }, cutoffAt, 'TAKEN', null],
    ['a link replaced by a newer mail', { revokedAt: early }, {}, early, 'REVOKED', 'claims/link-replaced'],
    [
      'a replaced link of a taken ticket',
      { revokedAt: early },
      { state: 'CLAIMED' },
      early,
      'REVOKED',
      'claims/link-replaced',
    ],
    ['a ticket given to another leader', {}, { groupLeaderId: 'g-2' }, early, 'REASSIGNED', 'claims/link-reassigned'],
    ['a ticket given back', {}, { groupLeaderId: null, state: 'FREE' }, early, 'REASSIGNED', 'claims/link-reassigned'],
    ['a cancelled session', {}, { sessionStatus: 'CANCELLED' }, early, 'CANCELLED', 'claims/session-cancelled'],
  ] as const)('given %s, then its state and words are right', (_, ofLink, ofTicket, now, state, refusal) => {
    const found = linkState(link(ofLink), ticket(ofTicket), now);
    expect(found).toBe(state);
    if (refusal === null) expect(requireLiveLink(found)).toBe(state);
    else expect(() => requireLiveLink(found)).toThrow(refusal);
  });

  it('given a link opened many times (mail scanners do), then its state is the same each time', () => {
    const frozen = Object.freeze(link());
    const states = Array.from({ length: 5 }, () => linkState(frozen, Object.freeze(ticket()), early));
    expect(new Set(states)).toEqual(new Set(['OPEN']));
  });
});

describe('rule 8: who gets a mail of a wave', () => {
  const wave = (tickets: WaveTicket[], links: ClaimLink[] = [], now = early) => [
    ...waveTickets(tickets, links, 'OLYMPIC', now),
  ];

  it('given tickets of two leaders, then they are grouped by leader, in order of id', () => {
    const tickets = [ticket({ id: 't-3', groupLeaderId: 'g-2' }), ticket({ id: 't-2' }), ticket({ id: 't-1' })];
    expect(wave(tickets)).toEqual([
      ['g-1', ['t-1', 't-2']],
      ['g-2', ['t-3']],
    ]);
  });

  it.each([
    ['of the other competition', { competition: 'PARALYMPIC' }],
    ['without a group leader', { groupLeaderId: null }],
    ['not yet confirmed', { state: 'PROPOSED' }],
    ['already taken', { state: 'CLAIMED' }],
    ['of a cancelled session', { sessionStatus: 'CANCELLED' }],
    ['past its cutoff', { cutoffAt: early }],
  ] as const)('given a ticket %s, then it is not in the wave', (_, over) => {
    expect(wave([ticket(over)])).toEqual([]);
  });

  it('given a ticket already sent to this leader, then not again; sent to another leader, or by a replaced mail, then yes', () => {
    expect(wave([ticket()], [link()])).toEqual([]);
    expect(wave([ticket()], [link({ groupLeaderId: 'g-2' })])).toHaveLength(1);
    expect(wave([ticket()], [link({ revokedAt: early })])).toHaveLength(1);
  });

  it('given a mail sent again, then every living link of this leader stops working, used ones too, nobody else’s', () => {
    const mine = link();
    const used = link({ ticketId: 't-2', usedAt: early });
    const old = link({ revokedAt: early });
    const other = link({ groupLeaderId: 'g-2' });
    expect(linksToRevoke([mine, used, old, other], 'g-1')).toEqual([mine, used]);
  });
});
