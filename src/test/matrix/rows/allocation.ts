import { anybody, city, cityAndLeaders, everyAccount, only } from '../actors';
import { nothingAsked, pastTriggers, type RowsOf } from '../rows';

const verifiers = only('admin', 'agent', 'auditor');

export const allocation: RowsOf<'allocation'> = {
  list: { scope: 'none', who: cityAndLeaders, input: () => ({}) },
  proposedOf: { scope: 'structure', who: city, elsewhere: 'empty', input: ({ structureId }) => ({ structureId }) },
  preview: {
    scope: 'structure',
    who: city,
    elsewhere: 'empty',
    input: ({ proposedId }) => ({ allocationIds: [proposedId] }),
  },
  allocate: {
    scope: 'structure',
    who: city,
    input: ({ structureId, askedId, demandId }) => ({
      structureId,
      sessionId: askedId,
      demandId,
      quantity: 2,
      reason: 'OTHER',
    }),
  },
  seatPlan: { scope: 'programme', who: city, input: ({ sessionId }) => ({ sessionId }) },
  swapSeats: {
    scope: 'structure',
    who: city,
    input: ({ openTicketId, heldTicketId, allocationId }) => ({
      from: { ticketId: openTicketId, version: 0, allocationId },
      to: { ticketId: heldTicketId, version: 0, allocationId },
      reason: 'OTHER',
    }),
  },
  confirm: { scope: 'structure', who: cityAndLeaders, input: ({ proposedId }) => ({ allocationId: proposedId }) },
  confirmMany: {
    scope: 'structure',
    who: city,
    input: ({ proposedId }) => ({ allocationIds: [proposedId] }),
  },
  decline: { scope: 'structure', who: cityAndLeaders, input: ({ proposedId }) => ({ allocationId: proposedId }) },
  release: {
    scope: 'structure',
    who: city,
    input: ({ proposedId }) => ({ allocationId: proposedId, reason: 'OTHER' }),
  },
  releaseMany: {
    scope: 'structure',
    who: city,
    input: ({ proposedId }) => ({ allocationIds: [proposedId], reason: 'OTHER' }),
  },
  remind: { scope: 'structure', who: city, input: ({ proposedId }) => ({ allocationId: proposedId }) },
  previewReminders: {
    scope: 'programme',
    who: city,
    elsewhere: 'empty',
    input: ({ drawnId }) => ({ sessionId: drawnId }),
  },
  remindSession: {
    scope: 'programme',
    who: city,
    elsewhere: 'empty',
    input: ({ drawnId }) => ({ sessionId: drawnId }),
  },
  waiting: { scope: 'programme', who: city, input: ({ drawnId }) => ({ sessionId: drawnId }) },
  offer: {
    scope: 'programme',
    who: city,
    // One wish of the published draw was met in part only: one more seat is free.
    before: (sql, { drawnId, publishedDrawId }) =>
      sql(
        `INSERT INTO waiting_wish (demand_id, draw_id, session_id, structure_id, place, quantity)
         SELECT id, $1, session_id, structure_id, 1, 1 FROM demand WHERE session_id = $2 AND state = 'GRANTED' ORDER BY id LIMIT 1
         ON CONFLICT DO NOTHING`,
        [publishedDrawId, drawnId],
      ),
    input: ({ drawnId }) => ({ sessionId: drawnId }),
  },
  emptySeats: { scope: 'none', who: city, input: nothingAsked },
  draws: { scope: 'none', who: verifiers, input: nothingAsked },
  drawPage: { scope: 'programme', who: verifiers, input: ({ drawId }) => ({ drawId }) },
  drawResults: { scope: 'programme', who: verifiers, input: ({ drawId }) => ({ drawId }) },
  recomputeDraw: { scope: 'programme', who: verifiers, input: ({ drawId }) => ({ drawId }) },
  runDraw: { scope: 'none', who: city, input: () => ({}) },
  compareDraws: { scope: 'programme', who: verifiers, input: ({ drawId }) => ({ drawIds: [drawId] }) },
  studies: { scope: 'none', who: verifiers, input: nothingAsked },
  studyPage: { scope: 'programme', who: verifiers, input: ({ studyId }) => ({ studyId }) },
  startStudy: { scope: 'programme', who: city, input: ({ preparedDrawId }) => ({ drawId: preparedDrawId }) },
  cancelStudy: { scope: 'programme', who: city, input: ({ studyId }) => ({ studyId }) },
  explained: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  publishedDraw: { scope: 'link', who: anybody, input: ({ drawId }) => ({ drawId }) },
  publishedProof: { scope: 'link', who: anybody, input: ({ drawId }) => ({ drawId }) },
  preparedDraw: { scope: 'none', who: verifiers, input: nothingAsked },
  prepareDraw: {
    scope: 'none',
    who: city,
    before: (sql, { preparedDrawId }) => sql(`DELETE FROM draw_commitment WHERE id = '${preparedDrawId}'`),
    input: () => ({
      publicValue: { what: 'The numbers of the lottery', at: new Date(Date.now() + 60_000).toISOString() },
    }),
  },
  drawInPublic: {
    scope: 'programme',
    who: city,
    input: ({ preparedDrawId }) => ({ drawId: preparedDrawId, value: '4 8 15', witnesses: 'Two persons' }),
  },
  publishDraw: { scope: 'programme', who: city, input: ({ drawId }) => ({ drawId }) },
  discardDraw: { scope: 'programme', who: city, input: ({ drawId }) => ({ drawId }) },
};

export const demands: RowsOf<'demands'> = {
  list: { scope: 'none', who: city, input: () => ({}) },
  basket: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  catalogue: { scope: 'none', who: cityAndLeaders, input: () => ({}) },
  catalogueDays: { scope: 'none', who: cityAndLeaders, input: () => ({ from: '2024-07-01', to: '2024-08-01' }) },
  catalogueSession: { scope: 'programme', who: cityAndLeaders, input: ({ sessionCode }) => ({ code: sessionCode }) },
  offer: { scope: 'none', who: everyAccount, input: () => ({}) },
  submit: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ structureId, offerId }) => ({ structureId, sessionId: offerId, formula: 'SOLO' }),
  },
  change: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ demandId }) => ({ demandId, version: 0, quantity: 2, wheelchairs: 0 }),
  },
  submitBasket: {
    scope: 'structure',
    who: cityAndLeaders,
    elsewhere: 'refused',
    input: ({ structureId, demandId }) => ({ structureId, demandIds: [demandId], version: 0 }),
  },
  empty: {
    scope: 'structure',
    who: cityAndLeaders,
    elsewhere: 'refused',
    input: ({ structureId, demandId }) => ({ structureId, demandIds: [demandId], version: 0 }),
  },
  withdraw: { scope: 'structure', who: cityAndLeaders, input: ({ demandId }) => ({ demandId, version: 0 }) },
  rank: {
    scope: 'structure',
    who: cityAndLeaders,
    elsewhere: 'refused',
    before: (sql, { demandId }) => pastTriggers(sql, `UPDATE demand SET rank = 2 WHERE id = '${demandId}'`),
    input: ({ structureId, demandId }) => ({ structureId, demandIds: [demandId], version: 0 }),
  },
};
