import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import type { OutgoingMail } from './mailer';

const { sql } = testDatabase();
const mail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: randomUUID(),
  to: 'awa@asso.test',
  senderName: 'Billetterie de la Ville',
  replyTo: 'contact@ville.test',
  subject: 'Vos places',
  html: '<p>Élan</p>',
  text: 'Élan',
  ...change,
});

/** The mailer as a process with that environment would have it. */
async function mailerWith(environment: Readonly<Record<string, string>>) {
  vi.resetModules();
  Object.assign(process.env, environment);
  const { deliver } = await import('./mailer');
  const { closeDatabase } = await import('./db');
  closing.push(closeDatabase);
  return deliver;
}
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function listening(server: Server | SMTPServer): Promise<number> {
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return new Promise((resolve) => {
    const inner = server instanceof SMTPServer ? server.server : server;
    inner.once('listening', () => resolve((inner.address() as AddressInfo).port));
    server.listen(0, '127.0.0.1');
  });
}

describe('Given SMTP', () => {
  async function smtp(answer: (to: string) => Error | null) {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) => done(answer(address)),
      onData: (stream, _, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString());
          done();
        });
      },
    });
    const port = await listening(server);
    return { received, deliver: await mailerWith({ MAIL_TRANSPORT: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}` }) };
  }
  const refusing = (code: number) => () => Object.assign(new Error('no'), { responseCode: code });

  test('when a mail is delivered, then the reader sees the named sender, and the id of the mail is that of the message', async () => {
    const { received, deliver } = await smtp(() => null);
    const sent = mail();
    await deliver(sent);
    const parsed = await PostalMime.parse(received[0] ?? '');
    expect(parsed).toMatchObject({
      subject: 'Vos places',
      messageId: `<${sent.id}@ville.test>`,
      from: { name: 'Billetterie de la Ville', address: 'billetterie@ville.test' },
    });
    expect(parsed.text).toContain('Élan');
  });

  test('when the address does not exist, then the failure is permanent; when the server is busy, then it is not', async () => {
    const unknown = await smtp(refusing(550));
    await expect(unknown.deliver(mail())).rejects.toMatchObject({ code: 'smtp/550', permanent: true });
    const busy = await smtp(refusing(451));
    await expect(busy.deliver(mail())).rejects.toMatchObject({ code: 'smtp/451', permanent: false });
  });

  test("when the sender's name tries to add a header, then it stays a name", async () => {
    const { received, deliver } = await smtp(() => null);
    await deliver(mail({ senderName: 'Ville\r\nBcc: all@evil.test' }));
    expect(received[0]).not.toMatch(/^Bcc:/m);
  });
});

describe('Given Resend', () => {
  async function resend(status: number, body: unknown) {
    const keys: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      keys.push(request.headers['idempotency-key'] as string | undefined);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const port = await listening(server);
    const environment = {
      MAIL_TRANSPORT: 'resend',
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: `http://127.0.0.1:${port}`,
    };
    return { keys, deliver: await mailerWith(environment) };
  }

  test('when a mail is delivered, then its id is the idempotency key', async () => {
    const { keys, deliver } = await resend(200, { id: 'resend-1' });
    const sent = mail();
    expect(await deliver(sent)).toBe('resend-1');
    expect(keys).toEqual([sent.id]);
  });

  test('when Resend answers an error, which it does not throw, then it is a failure with its code', async () => {
    const { deliver } = await resend(429, { name: 'rate_limit_exceeded', message: 'slow down', statusCode: 429 });
    await expect(deliver(mail())).rejects.toMatchObject({ code: 'resend/rate_limit_exceeded', permanent: false });
  });
});

describe('Given the built-in mailbox', () => {
  test('when the same mail is delivered twice, then it is there once', async () => {
    const deliver = await mailerWith({ MAIL_TRANSPORT: 'mailbox' });
    const sent = mail();
    await deliver(sent);
    await deliver(sent);
    expect(await sql(`SELECT subject, "to" FROM mailbox_message WHERE id = $1`, [sent.id])).toEqual([
      { subject: 'Vos places', to: 'awa@asso.test' },
    ]);
  });
});
