import { createTransport } from 'nodemailer';
import { Resend } from 'resend';
import { inTransaction } from './db';
import { env } from './env';

export type OutgoingMail = {
  /** The id of the mail: the same id sent twice reaches the reader once where the transport can tell. */
  readonly id: string;
  readonly to: string;
  readonly senderName: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/** Why a mail did not leave: a code for the screen. `permanent` means that trying again will not help. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure';
  readonly code: string;
  readonly permanent: boolean;
  constructor(code: string, permanent: boolean) {
    super(code);
    this.code = code;
    this.permanent = permanent;
  }
}

/** The sender's address with the programme's own name before it. */
function sender(name: string): { name: string; address: string } {
  return { name: name.replaceAll(/["<>\r\n]/g, ' '), address: env().MAIL_FROM };
}

async function toMailbox(mail: OutgoingMail): Promise<string> {
  const from = `${mail.senderName} <${env().MAIL_FROM}>`;
  await inTransaction(
    { kind: 'system', name: 'mailer', programmeId: null },
    'mails/keep',
    (tx) =>
      tx.$executeRaw`INSERT INTO mailbox_message (id, "to", "from", subject, html, text)
      VALUES (${mail.id}::uuid, ${mail.to}, ${from}, ${mail.subject}, ${mail.html}, ${mail.text}) ON CONFLICT (id) DO NOTHING`,
  );
  return `mailbox:${mail.id}`;
}

async function bySmtp(mail: OutgoingMail): Promise<string> {
  const transport = createTransport(env().SMTP_URL ?? '');
  try {
    const sent = await transport.sendMail({
      from: sender(mail.senderName),
      to: mail.to,
      replyTo: mail.replyTo,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@${env().MAIL_FROM.split('@')[1] ?? 'localhost'}>`,
    });
    return sent.messageId;
  } catch (error) {
    const status = (error as { responseCode?: unknown }).responseCode;
    if (typeof status === 'number') throw new MailFailure(`smtp/${status}`, status >= 500);
    throw new MailFailure('smtp/unreachable', false);
  } finally {
    transport.close();
  }
}

async function byResend(mail: OutgoingMail): Promise<string> {
  const { name, address } = sender(mail.senderName);
  const resend = new Resend(env().RESEND_API_KEY);
  const { data, error } = await resend.emails.send(
    {
      from: `${name} <${address}>`,
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    },
    { idempotencyKey: mail.id },
  );
  if (data) return data.id;
  const code = error?.name ?? 'unknown';
  throw new MailFailure(`resend/${code}`, code === 'validation_error' || code === 'invalid_from_address');
}

/** Sends by the transport of the environment; answers the provider's id. Throws MailFailure. */
export function deliver(mail: OutgoingMail): Promise<string> {
  const transport = env().MAIL_TRANSPORT;
  if (transport === 'smtp') return bySmtp(mail);
  return transport === 'resend' ? byResend(mail) : toMailbox(mail);
}
