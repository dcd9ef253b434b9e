import { MailButton, type MailContact, MailLayout, MailText } from './layout';

export type PasswordChangedProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** Where a new password is asked for; it holds no key. */
  readonly link: string;
  /** When it was changed, in words and in the programme's time zone, one a language. */
  readonly changed: { readonly fr: string; readonly en: string };
};

export const previewProps: PasswordChangedProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/mot-de-passe',
  changed: { fr: 'jeu. 8 août, 10:00', en: 'Thu 8 Aug, 10:00' },
};

export function subject({ senderName }: PasswordChangedProps): string {
  return `Votre mot de passe a changé · Your password was changed · ${senderName}`;
}

export default function PasswordChangedMail({ name, senderName, contact, link, changed }: PasswordChangedProps) {
  return (
    <MailLayout
      preview="Si ce n’était pas vous, choisissez-en un autre tout de suite."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Votre mot de passe a changé',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              Le mot de passe de votre compte Gradins a été changé le {changed.fr}. Vos autres appareils ont été
              déconnectés. Si c’était vous, il n’y a rien à faire.
            </MailText>
            <MailText>
              Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe, puis prévenez-nous.
            </MailText>
            <MailButton href={link}>Ce n’était pas moi</MailButton>
          </>
        ),
      }}
      en={{
        title: 'Your password was changed',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              The password of your Gradins account was changed on {changed.en}. Your other devices were signed out. If
              this was you, there is nothing to do.
            </MailText>
            <MailText>If this was not you, ask for a new password right away, then tell us.</MailText>
            <MailButton href={link}>This was not me</MailButton>
          </>
        ),
      }}
    />
  );
}
