import { request as rawRequest } from 'node:http';
import { expect, test } from '@playwright/test';

const home = () => process.env.E2E_URL ?? '';

const PAGES = [
  '/',
  '/connexion',
  '/aujourdhui',
  '/accessibilite',
  '/signaler-une-faille',
  '/patientez',
  '/b/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '/invitation/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '/a-page-that-is-not-there',
] as const;
const DOORS = ['/api/health', '/api/ready', '/api/auth/csrf', '/api/exports/tickets.csv'] as const;

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** A request as no browser would send it: any Host, any path, any header. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Raw> {
  const { hostname, port } = new URL(home());
  return new Promise((resolve, reject) => {
    const asked = rawRequest({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

for (const path of [...PAGES, '/b/%E0%A4%A', '/structures?q=%00']) {
  test(`Given ${path}, then every page has its policy, and nothing is kept`, async () => {
    const { status, headers } = await raw(path);
    expect(status).toBeLessThan(500);
    const csp = String(headers['content-security-policy']);
    expect(csp).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'(?:;|$)|default-src 'none'/);
    expect(csp.replace(/style-src-attr [^;]+/, '')).not.toContain('unsafe');
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toMatch(/^(?:same-origin|no-referrer)$/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

test('Given a link of a mail, then its address is told to no other page', async () => {
  for (const path of PAGES.filter((page) => page.startsWith('/b/') || page.startsWith('/invitation/')))
    expect((await raw(path)).headers['referrer-policy']).toBe('no-referrer');
});

test('Given the doors, then nothing is kept and nothing they answer can run', async () => {
  for (const path of DOORS) {
    const { headers } = await raw(path);
    expect(headers['cache-control'], path).toContain('no-store');
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
  }
});

test('Given a hostile Host, then it is in no answer', async () => {
  const hostile = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  for (const path of [...PAGES, ...DOORS, '/.well-known/security.txt', '/accessibilite/']) {
    const { headers, body } = await raw(path, hostile);
    expect(JSON.stringify(headers) + body, path).not.toContain('evil.example');
  }
});

const json = { 'content-type': 'application/json' };
const HOSTILE: readonly [string, Parameters<typeof raw>][] = [
  ['a router state that cannot be read', ['/accessibilite?_rsc=1', { rsc: '1', 'next-router-state-tree': '%%%' }]],
  ['a server action that is not there', ['/connexion', { 'next-action': '40dead' }, 'POST', '[]']],
  ['a form posted to a page', ['/connexion', { 'content-type': 'multipart/form-data; boundary=x' }, 'POST', 'garbage']],
  ['cookies that are none', ['/connexion', { cookie: 'session=garbage; callback=foo; __proto__=1; a=%E0%A4%A' }]],
  ['a Host that is none', ['/api/exports/tickets.csv', { host: '[::' }]],
  ['a path above the root', ['/../../etc/passwd']],
  ['a very long question', [`/connexion?${'a'.repeat(12_000)}`]],
  ['half a JSON', ['/api/trpc/holder.held', json, 'POST', '{"json":']],
  ['JSON that is very deep', ['/api/trpc/holder.held', json, 'POST', `${'['.repeat(50_000)}${']'.repeat(50_000)}`]],
  ['a list where calls are named', ['/api/trpc/holder.held?batch=1', json, 'POST', '[1]']],
  ['a procedure of the language', ['/api/trpc/__proto__', json, 'POST', '{}']],
  [
    'a way round the proxy',
    ['/aujourdhui', { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' }],
  ],
];
for (const [what, asked] of HOSTILE) {
  test(`Given ${what}, then there is no fault`, async () => {
    expect((await raw(...asked)).status).toBeLessThan(500);
  });
}

test('Given a GET of a procedure, then it is not allowed, and changes nothing', async () => {
  expect((await raw('/api/trpc/programmes.contact')).status).toBe(405);
});

test('Given tries with a new X-Forwarded-For each, then the address is refused all the same', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 12; i++) {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `198.51.100.${i}`,
      'x-gradins-peer': `guess 198.51.100.${i}`,
    };
    const form = 'email=nobody%40headers.example&password=x&csrfToken=x&json=true';
    statuses.add((await raw('/api/auth/callback/credentials', headers, 'POST', form)).status);
  }
  expect(statuses.has(429)).toBe(true);
});

test('Given security.txt, then it is plain text, of this address, and still holds', async () => {
  const { headers, body } = await raw('/.well-known/security.txt');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain(`Canonical: ${home()}/.well-known/security.txt`);
  const expires = /^Expires: (.+)$/m.exec(body)?.[1] ?? '';
  expect(Date.parse(expires)).toBeGreaterThan(Date.now());
});
