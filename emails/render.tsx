import type { ComponentType } from 'react';
import { render, toPlainText } from 'react-email';

/** A mail is a file `emails/<name>.tsx`: `subject(props)`, the component as default, `previewProps` to look at it. */
export type MailTemplate<P extends object> = {
  readonly default: ComponentType<P>;
  readonly subject: (props: P) => string;
  readonly previewProps: P;
};

export type RenderedMail = { readonly subject: string; readonly html: string; readonly text: string };

/** Turns a mail and its facts into what leaves: subject, HTML and the same in plain text. */
export async function renderMail<P extends object>(mail: MailTemplate<P>, props: P): Promise<RenderedMail> {
  const Mail = mail.default;
  const html = await render(<Mail {...props} />);
  return { subject: mail.subject(props), html, text: toPlainText(html) };
}
