import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const WORKER_ONLY = 'the worker calls it under its own name; no door leads to it';
const BY_LINK = 'nobody is known yet: the token of the link is the right, by its hash';
const BY_SECRET = 'nobody is known yet: the secret given is what is judged';
const OWN_SIGN_IN = 'acts on the sign-in or the account of whoever asks, and on no other';

/** What asks no policy, and why it may: whoever adds one says so here. */
const OPEN: Readonly<Record<string, string>> = {
  'accounts/accept-invitation': BY_LINK,
  'accounts/ask-reset': 'answers everybody alike; what follows goes to the mailbox of the account',
  'accounts/confirm-email': BY_LINK,
  'accounts/confirm-totp': OWN_SIGN_IN,
  'accounts/demo-code': 'answers null outside a demo',
  'accounts/demo-code-of': 'answers null outside a demo, and to whoever is not the operator',
  'accounts/email-link': BY_LINK,
  'accounts/email-stop-link': BY_LINK,
  'accounts/give-code': OWN_SIGN_IN,
  'accounts/give-password': OWN_SIGN_IN,
  'accounts/give-recovery-code': OWN_SIGN_IN,
  'accounts/invitation': BY_LINK,
  'accounts/mailbox-on': 'says how the installation sends mail',
  'accounts/new-recovery-codes': OWN_SIGN_IN,
  'accounts/remove-totp': OWN_SIGN_IN,
  'accounts/reset-link': BY_LINK,
  'accounts/reset-password': BY_LINK,
  'accounts/second-factor': OWN_SIGN_IN,
  'accounts/session': BY_SECRET,
  'accounts/sign-in': BY_SECRET,
  'accounts/sign-in-by-identity': BY_SECRET,
  'accounts/sign-out': OWN_SIGN_IN,
  'accounts/spend-oidc-state': BY_SECRET,
  'accounts/start-totp': OWN_SIGN_IN,
  'accounts/stop-email-change': BY_LINK,
  'allocation/due': WORKER_ONLY,
  'allocation/finish-study': WORKER_ONLY,
  'allocation/lost-studies': WORKER_ONLY,
  'allocation/published-draw': 'what is published of a draw is for everybody, whoever asks',
  'allocation/published-proof': 'the proof of a draw is for everybody: pseudonyms and numbers alone',
  'allocation/study-again': WORKER_ONLY,
  'allocation/to-remind': WORKER_ONLY,
  'claims/choices': 'asks that the actor is a holder, and reads the list of its structure',
  'claims/find-link': BY_LINK,
  'claims/living-link': BY_LINK,
  'demands/offer': 'the calendar and its free seats, for every signed-in user, in the programme of the actor',
  'imports/ask-again': WORKER_ONLY,
  'imports/check': WORKER_ONLY,
  'imports/checked': WORKER_ONLY,
  'imports/lost': WORKER_ONLY,
  'imports/show-again': WORKER_ONLY,
  'programmes/contact': 'whom to reach, for everybody (rule 14)',
  'ready/database': 'no row of anything',
  'ready/migrations': 'names of migrations, counted before they are told',
  'ready/worker': 'the age of a heartbeat',
  'sessions/list': 'the calendar and its counts, for whoever is in the programme of the actor',
  'sessions/silent-postponements': WORKER_ONLY,
};

const JUDGES = /\b(authorize|may[A-Z]\w*|isCityOf|isLeaderOf|isSystem|isAdmin|isStaff)\(|\bMAY_[A-Z]+\[/;
const ACT = /(?:const (\w+)[^=\n]*= )(?:command|query|lookup)\(\s*'([^']+)'/g;

const texts = new Map<string, string>();
function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, known);
  return known;
}

/** The text of a function or constant at the top of a file, up to the next one. */
function definition(file: string, name: string): string {
  const found = new RegExp(`^(?:export )?(?:async )?(?:function\\*?|const) ${name}\\b`, 'm').exec(textOf(file));
  if (!found) return '';
  const rest = textOf(file).slice(found.index);
  const next = /\n(?:export |async |function |const |type |\/\*\*)/.exec(rest);
  return next ? rest.slice(0, next.index) : rest;
}

/** The file a name was imported from, if it is one of ours. */
function origin(file: string, name: string): string | null {
  for (const [, names, from] of textOf(file).matchAll(/import \{([^}]*)\} from '((?:\.|@\/modules)[^']*)'/g)) {
    if (!names?.split(',').some((part) => part.trim().split(' as ').at(-1) === name) || !from) continue;
    const target = from.startsWith('@/') ? path.join('src', from.slice(2)) : path.join(path.dirname(file), from);
    return existsSync(`${target}.ts`) ? `${target}.ts` : null;
  }
  return null;
}

/** True when the text, or what it calls, asks a policy. */
function judged(file: string, text: string, depth = 3): boolean {
  if (JUDGES.test(text)) return true;
  if (depth === 0) return false;
  const called = new Set([...text.matchAll(/\b([a-z]\w+)(?:\.within)?\(/g)].map(([, name]) => name ?? ''));
  return [...called].some((name) => {
    const home = origin(file, name) ?? file;
    const body = definition(home, name);
    return body !== '' && body !== text && judged(home, body, depth - 1);
  });
}

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !file.includes('platform/generated'));
const acts = files.flatMap((file) =>
  [...textOf(file).matchAll(ACT)].map(([, constant, name]) => ({ file, constant: constant ?? '', name: name ?? '' })),
);

test('Given every command and query, then each asks a policy, or is declared open with its reason', () => {
  expect(acts.length).toBeGreaterThan(150);
  const silent = acts.filter(({ file, constant }) => !judged(file, definition(file, constant)));
  expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(OPEN).sort());
});

test('Given what only the worker may call, then no router, page or route names it', () => {
  const doors = files.filter((file) => /\.router\.ts$|^src\/app\//.test(file) && !file.includes('api/ready'));
  const named = acts
    .filter(({ name }) => OPEN[name] === WORKER_ONLY)
    .filter(({ constant, file: home }) => doors.some((door) => origin(door, constant) === home));
  expect(named.map(({ name }) => name)).toEqual([]);
});
