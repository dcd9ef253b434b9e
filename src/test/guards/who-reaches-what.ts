import type { Told } from './probe';
import { WHO_REACHES_DRAWS } from './who-reaches-draws';

/**
 * Who reaches what of each table through row-level security alone, whatever the code does: rows of structure A and of B in
 * the world of these tests (A2, city: see world.ts), for those who read, add, change, delete them, or turn their own into them.
 * `broad` are the operator's command line, the demo, the bench and the purge. A new table must be declared here.
 */
export const WHO_REACHES_WHAT: Readonly<Record<string, Told>> = {
  ...WHO_REACHES_DRAWS,
  _prisma_migrations: {
    reads: 'row: ready broad',
  },
  account_token: {
    reads: 'A B: mailer recovery upkeep broad · A: leaderA · B: leaderB',
    adds: 'A B: recovery broad · A: leaderA · B: leaderB',
    changes: 'A B: recovery broad · A: leaderA · B: leaderB',
    becomes: 'A B: recovery broad · A: leaderA · B: leaderB',
    deletes: 'A B: recovery upkeep broad · A: leaderA · B: leaderB',
  },
  audit: {
    reads: 'A B city: auditor agent admin seal broad · A: leaderA · B: leaderB',
    adds: 'A B city: everybody',
  },
  audit_note: {
    reads: 'A B: agent admin broad',
    adds: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  audit_seal: {
    reads: 'A B: auditor admin seal broad',
    adds: 'A B: seal broad',
  },
  auth_session: {
    reads: 'A B: admin identity recovery session sign-in sign-out upkeep broad · A: leaderA · B: leaderB',
    adds: 'A B: admin identity sign-in broad · A: leaderA · B: leaderB',
    changes: 'A B: admin recovery session sign-in sign-out broad · A: leaderA · B: leaderB',
    becomes: 'A B: admin recovery session sign-in sign-out broad · A: leaderA · B: leaderB',
    deletes: 'A B: admin upkeep broad · A: leaderA · B: leaderB',
  },
  beneficiary: {
    reads: 'A A2 B: agent admin city imports mailer broad · A A2: leaderA holderA · A: gateA · B: leaderB',
    adds: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    changes: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    becomes: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    deletes: 'A A2 B: agent admin broad · A A2: leaderA · B: leaderB',
  },
  claim_link: {
    reads: 'A A2 B: agent admin city claim mailer broad · A A2: leaderA · A: holderA · B: leaderB',
    adds: 'A A2 B: agent admin city broad',
    changes: 'A A2 B: agent admin city broad · A: holderA',
    becomes: 'A A2 B: agent admin city broad · A: holderA',
    deletes: 'A A2 B: agent admin broad',
  },
  discrepancy: {
    reads: 'A B: auditor agent admin imports broad',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  gate_assignment: {
    reads: 'A B: agent admin broad · A: gateA',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  group_leader: {
    reads: 'A A2 B: agent admin city claim imports mailer broad · A A2: leaderA · A: holderA · B: leaderB',
    adds: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    changes: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    becomes: 'A A2 B: agent admin imports broad · A A2: leaderA · B: leaderB',
    deletes: 'A A2 B: agent admin broad · A A2: leaderA · B: leaderB',
  },
  heartbeat: {
    reads: 'A B: ready worker broad',
    adds: 'A B: worker broad',
    changes: 'A B: worker broad',
    becomes: 'A B: worker broad',
    deletes: 'A B: worker broad',
  },
  identity: {
    reads: 'A B: admin identity broad · A: leaderA · B: leaderB',
    adds: 'A B: identity broad',
    changes: 'A B: identity broad',
    becomes: 'A B: identity broad',
    deletes: 'A B: admin broad · A: leaderA · B: leaderB',
  },
  import: {
    reads: 'A A2 A3 A4 B: agent admin imports broad · A A2 A3 A4: leaderA · B: leaderB',
    adds: 'A A2 A3 A4 B: agent admin broad · A A3 A4: leaderA · B: leaderB',
    changes: 'A A2 A3 A4 B: agent admin imports broad · A A3 A4: leaderA · B: leaderB',
    becomes: 'A A2 A3 A4 B: agent admin imports broad · A A3 A4: leaderA · B: leaderB',
    deletes: 'A A2 A3 A4 B: agent admin broad',
  },
  import_change: {
    reads: 'A B: agent admin imports broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad · A: leaderA · B: leaderB',
  },
  import_row: {
    reads: 'A B: agent admin city imports broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin city imports broad',
    becomes: 'A B: agent admin city imports broad',
    deletes: 'A B: agent admin city imports broad',
  },
  invitation: {
    reads: 'A B: agent admin identity invitation mailer upkeep broad',
    adds: 'A B: admin broad',
    changes: 'A B: admin identity invitation broad',
    becomes: 'A B: admin identity invitation broad',
    deletes: 'A B: admin upkeep broad',
  },
  mail: {
    reads: 'A B: agent admin city identity mailer recovery sweep broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin city identity recovery broad · A: leaderA holderA · B: leaderB',
    changes: 'A B: agent admin mailer broad',
    becomes: 'A B: agent admin mailer broad',
    deletes: 'A B: agent admin broad',
  },
  mailbox_message: {
    reads: 'A B: agent admin mailer broad',
    adds: 'A B: agent admin mailer broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  oidc_state: {
    reads: 'A B: identity upkeep broad',
    adds: 'A B: identity broad',
    deletes: 'A B: upkeep broad',
  },
  outbox: {
    reads: 'A B: imports offers outbox sweep broad',
    adds: 'A B: everybody',
    changes: 'A B: outbox broad',
    becomes: 'A B: outbox broad',
    deletes: 'A B: outbox broad',
  },
  postponement: {
    reads: 'A B: leaderB leaderA holderA gateA auditor agent admin imports mailer sweep broad',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  postponement_answer: {
    reads: 'A B: auditor agent admin sweep broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin sweep broad · A: leaderA · B: leaderB',
    changes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad · A: leaderA · B: leaderB',
  },
  programme: {
    reads:
      'A B: leaderB leaderA holderA gateA auditor agent admin city imports mailer offers public-draw session sweep broad',
    adds: 'A B: admin broad',
    changes: 'A B: admin broad',
    becomes: 'A B: admin broad',
    deletes: 'A B: admin broad',
  },
  purge: {
    reads: 'A B: auditor agent admin broad',
    adds: 'A B: admin broad',
    changes: 'A B: admin broad',
    becomes: 'A B: admin broad',
    deletes: 'A B: admin broad',
  },
  rate_limit: {
    reads: 'A B: throttle broad',
    adds: 'A B: throttle broad',
    changes: 'A B: throttle broad',
    becomes: 'A B: throttle broad',
    deletes: 'A B: throttle broad',
  },
  recovery_code: {
    reads: 'A B: sign-in broad · A: leaderA · B: leaderB',
    adds: 'A B: sign-in broad · A: leaderA · B: leaderB',
    changes: 'A B: sign-in broad · A: leaderA · B: leaderB',
    becomes: 'A B: sign-in broad · A: leaderA · B: leaderB',
    deletes: 'A B: sign-in broad · A: leaderA · B: leaderB',
  },
  scan: {
    reads: 'A B: agent admin imports broad · A: leaderA gateA · B: leaderB',
    adds: 'A B: agent admin imports broad · A: gateA',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
  session: {
    reads: 'A B: leaderB leaderA holderA gateA auditor agent admin city imports mailer offers sweep broad',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin imports offers sweep broad',
    becomes: 'A B: agent admin imports offers sweep broad',
    deletes: 'A B: agent admin broad',
  },
  session_count: {
    reads: 'A B: everybody known',
    adds: 'A B: triggers for leaderA triggers for purge',
    changes: 'A B: triggers for leaderA triggers for purge',
    becomes: 'A B: triggers for leaderA triggers for purge',
  },
  session_public_count: {
    reads: 'A B: agent admin counters broad',
  },
  stored_chunk: {
    reads: 'A B: agent admin imports broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin broad · A: leaderA · B: leaderB',
    changes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin broad · A: leaderA · B: leaderB',
  },
  stored_file: {
    reads: 'A B: agent admin city imports upkeep broad · A: leaderA · B: leaderB',
    adds: 'A B: agent admin broad · A: leaderA · B: leaderB',
    changes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    becomes: 'A B: agent admin broad · A: leaderA · B: leaderB',
    deletes: 'A B: agent admin city upkeep broad · A: leaderA · B: leaderB',
  },
  structure: {
    reads:
      'A B: auditor agent admin city counters identity imports invitation mailer offers recovery session sign-in broad · A: leaderA holderA · B: leaderB',
    adds: 'A B: agent admin imports broad',
    changes: 'A B: agent admin imports offers broad',
    becomes: 'A B: agent admin imports offers broad',
    deletes: 'A B: agent admin broad',
  },
  system_right: {
    reads: 'row: everybody known',
  },
  ticket: {
    reads:
      'A A2 B city: auditor agent admin city claim counters imports mailer offers sweep broad · A A2: leaderA · A: holderA gateA · B: leaderB',
    adds: 'A A2 B city: agent admin imports broad',
    changes: 'A A2 B city: agent admin city imports offers broad · A A2: leaderA · A: holderA gateA · B: leaderB',
    becomes: 'A A2 B city: agent admin city imports offers broad · A A2: leaderA · A: holderA gateA · B: leaderB',
    deletes: 'A A2 B city: agent admin broad',
  },
  ticket_event: {
    reads: 'A B: agent admin triggers for purge broad · A: leaderA triggers for leaderA · B: leaderB',
    adds: 'A B: triggers for leaderA triggers for purge',
    changes: 'A B: triggers for purge',
    becomes: 'A B: triggers for purge',
  },
  user_account: {
    reads:
      'A B admin agent auditor gateA gateB: agent admin city identity imports invitation mailer recovery session sign-in broad · A: leaderA · B: leaderB · auditor: auditor · gateA: gateA',
    adds: 'A A as admin B admin agent auditor gateA gateB: admin identity invitation broad',
    changes:
      'A B admin agent auditor gateA gateB: admin recovery sign-in broad · A: leaderA · B: leaderB · agent: agent · auditor: auditor · gateA: gateA',
    becomes:
      'A A as admin B admin agent auditor gateA gateB: admin recovery sign-in broad · A: leaderA · B: leaderB · agent: agent · auditor: auditor · gateA: gateA',
    deletes: 'A B admin agent auditor gateA gateB: admin broad',
  },
  wave: {
    reads: 'A B: agent admin broad',
    adds: 'A B: agent admin broad',
    changes: 'A B: agent admin broad',
    becomes: 'A B: agent admin broad',
    deletes: 'A B: agent admin broad',
  },
};
