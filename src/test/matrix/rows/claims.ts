import { ACTORS, type ActorName, city, cityAndLeaders, type Met, type Who } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';

/** Whoever holds the link, with an account or without: the link is the key. */
const whoeverHolds = Object.fromEntries(ACTORS.map((actor): [ActorName, Met] => [actor, 'yes'])) as Who;

export const waves: RowsOf<'waves'> = {
  list: { scope: 'none', who: city, input: nothingAsked },
  one: { scope: 'programme', who: city, input: ({ waveId }) => ({ waveId }) },
  mails: { scope: 'programme', who: city, elsewhere: 'empty', input: ({ waveId }) => ({ waveId }) },
  preview: { scope: 'none', who: city, input: () => ({ competition: 'OLYMPIC' }) },
  choices: { scope: 'none', who: city, input: () => ({ competition: 'OLYMPIC' }) },
  send: { scope: 'none', who: city, input: () => ({ competition: 'OLYMPIC' }) },
  resendFailed: { scope: 'programme', who: city, input: ({ waveId }) => ({ waveId }) },
  resend: { scope: 'structure', who: cityAndLeaders, input: ({ groupLeaderId }) => ({ groupLeaderId }) },
  resendMail: { scope: 'structure', who: cityAndLeaders, input: ({ mailId }) => ({ mailId }) },
};

export const space: RowsOf<'space'> = {
  read: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  outing: { scope: 'structure', who: cityAndLeaders, input: ({ allocationId }) => ({ allocationId }) },
  resend: { scope: 'structure', who: cityAndLeaders, input: ({ groupLeaderId }) => ({ groupLeaderId }) },
};

export const holder: RowsOf<'holder'> = {
  held: { scope: 'link', who: whoeverHolds, input: ({ token }) => ({ token }) },
  choices: { scope: 'link', who: whoeverHolds, input: ({ token }) => ({ token }) },
  claim: {
    scope: 'link',
    who: whoeverHolds,
    input: ({ token, heldTicketId }) => ({ token, ticketIds: [heldTicketId], termsAccepted: true }),
  },
  name: {
    scope: 'link',
    who: whoeverHolds,
    input: ({ token, heldTicketId, spareId }) => ({
      token,
      ticketId: heldTicketId,
      version: 0,
      beneficiaryId: spareId,
    }),
  },
  rename: {
    scope: 'link',
    who: whoeverHolds,
    input: ({ token, takenTicketId, spareId }) => ({
      token,
      ticketId: takenTicketId,
      version: 0,
      beneficiaryId: spareId,
    }),
  },
  restitute: {
    scope: 'link',
    who: whoeverHolds,
    input: ({ token, heldTicketId }) => ({ token, ticketId: heldTicketId }),
  },
};
