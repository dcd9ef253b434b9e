/**
 * Who acts when no person does. Each name has the narrowest right its job needs: the database keeps which, by table and
 * verb, in `system_right` (prisma/migrations/*_system_actors), and row-level security holds the actor to it.
 */
export const SYSTEM_ACTORS = {
  bench: 'measures; every table',
  city: 'the few statements an outsider may decide but not see',
  claim: 'finds who stands behind a claim link',
  counters: 'keeps the numbers by public, in triggers',
  demo: 'fills an installation to be looked at; every table',
  'draw-secret': 'keeps the secret of a draw until it is drawn',
  identity: 'takes the word of the identity provider, before anybody is known',
  imports: 'checks and applies uploaded files',
  invitation: 'opens the account of whoever holds an invitation',
  mailer: 'renders mails and sends them',
  offers: 'hands seats that came back to the waiting list',
  operator: 'the command line of the installation; every table',
  outbox: 'hands work to the queue',
  'public-draw': 'shows to anybody what is published of a draw',
  purge: 'takes the people out of a finished programme; every table',
  ready: 'answers whether the installation can work',
  recovery: 'forgotten passwords and changes of address',
  seal: 'seals the trail',
  session: 'finds who a cookie stands for',
  'sign-in': 'checks who knocks, before anybody is known',
  'sign-out': 'ends sign-ins',
  studies: 'draws the runs of a study from what it froze',
  sweep: 'does what is due: dates of allocations and postponements, mails left waiting',
  throttle: 'counts who knocks too often',
  upkeep: 'forgets what is over: sign-ins, invitations, files',
  worker: 'says that it is alive',
} as const;

export type SystemName = keyof typeof SYSTEM_ACTORS;
