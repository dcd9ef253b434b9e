import { MailButton, type MailContact, MailLayout, MailText } from './layout';

export type PasswordResetProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly link: string;
  /** Already in words and in the programme's time zone, one a language. */
  readonly expires: { readonly fr: string; readonly en: string };
};

export const previewProps: PasswordResetProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/mot-de-passe/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  expires: { fr: 'jeu. 8 août, 10:00', en: 'Thu 8 Aug, 10:00' },
};

export function subject({ senderName }: PasswordResetProps): string {
  return `Choisissez un nouveau mot de passe · Choose a new password · ${senderName}`;
}

export default function PasswordResetMail({ name, senderName, contact, link, expires }: PasswordResetProps) {
  return (
    <MailLayout
      preview="Ce lien sert une seule fois, pendant une heure."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Choisissez un nouveau mot de passe',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>Quelqu’un a demandé un nouveau mot de passe pour votre compte Gradins.</MailText>
            <MailButton href={link}>Choisir un nouveau mot de passe</MailButton>
            <MailText>
              Ce lien sert une seule fois et s’éteint le {expires.fr}. Si ce n’était pas vous, ne faites rien : votre
              mot de passe reste le même.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'Choose a new password',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>Somebody asked for a new password for your Gradins account.</MailText>
            <MailButton href={link}>Choose a new password</MailButton>
            <MailText>
              This link works once and ends on {expires.en}. If this was not you, do nothing: your password stays the
              same.
            </MailText>
          </>
        ),
      }}
    />
  );
}
