'use client';

/** The token next-auth wants beside a form; it also sets the cookie the token is checked against. */
async function csrfToken(): Promise<string> {
  const answer = await fetch('/api/auth/csrf', { cache: 'no-store' });
  const body: { csrfToken?: string } = await answer.json();
  return body.csrfToken ?? '';
}

async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' }),
  });
}

/** Refused for now, with what to tell: shaped as the error of a procedure, so that the same helper puts it in words. */
class RefusedSignIn extends Error {
  override readonly name = 'RefusedSignIn';
  readonly data: unknown;
  constructor(data: unknown) {
    super('refused');
    this.data = data;
  }
}

/** True when the password was right and the session cookie is set; false when refused. Throws when there were too many tries, or no network. */
export async function signInWith(email: string, password: string): Promise<boolean> {
  const answer = await postForm('/api/auth/callback/credentials', { email, password });
  if (answer.status === 401) return false;
  if (answer.status === 429) throw new RefusedSignIn(await answer.json());
  if (!answer.ok) throw new Error('the sign-in did not answer');
  return true;
}

/** Where a browser keeps when somebody last signed out in it: a time and nothing else. */
export const SIGNED_OUT = 'gradins-signed-out';

/** Ends the sign-in of this browser for good, and at the identity provider when it opened it; then shows the sign-in page. */
export async function signOutHere(): Promise<void> {
  await postForm('/api/auth/signout', {});
  window.localStorage.setItem(SIGNED_OUT, String(Date.now()));
  const answer = await fetch('/api/oidc/end', { method: 'POST' });
  const { location = '/connexion' }: { location?: string } = answer.ok ? await answer.json() : {};
  window.location.assign(location);
}
