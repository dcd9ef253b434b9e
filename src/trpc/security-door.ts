import { env } from '@/platform/env';
import { REVIEWED_ON, securityTxt } from '@/platform/security-txt';
import { serverCaller } from './server';

/** `/.well-known/security.txt`: SECURITY_CONTACT, else the contact of the programme, else the address our mails come from. */
export async function tellSecurityContact(): Promise<Response> {
  const { APP_URL, MAIL_FROM, SECURITY_CONTACT } = env();
  const programme = SECURITY_CONTACT ? null : await (await serverCaller()).programmes.contact();
  const contact = SECURITY_CONTACT ?? `mailto:${programme?.contactEmail ?? MAIL_FROM}`;
  return new Response(securityTxt({ contact, appUrl: APP_URL, reviewedOn: REVIEWED_ON }), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
