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

/** True when the password was right and the session cookie is set; false when refused. Throws when the network fails. */
export async function signInWith(email: string, password: string): Promise<boolean> {
  const answer = await postForm('/api/auth/callback/credentials', { email, password });
  if (answer.status === 401) return false;
  if (!answer.ok) throw new Error('the sign-in did not answer');
  return true;
}

/** Ends the sign-in of this browser for good, then shows the sign-in page. */
export async function signOutHere(): Promise<void> {
  await postForm('/api/auth/signout', {});
  window.location.assign('/connexion');
}
