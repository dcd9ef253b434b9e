import { MailButton, type MailContact, MailLayout, MailText } from './layout';

export type EmailChangeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly link: string;
  /** Already in words and in the programme's time zone, one a language. */
  readonly expires: { readonly fr: string; readonly en: string };
};

export const previewProps: EmailChangeProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/adresse/confirmer/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  expires: { fr: 'jeu. 8 août, 10:00', en: 'Thu 8 Aug, 10:00' },
};

export function subject({ senderName }: EmailChangeProps): string {
  return `Confirmez votre nouvelle adresse · Confirm your new address · ${senderName}`;
}

export default function EmailChangeMail({ name, senderName, contact, link, expires }: EmailChangeProps) {
  return (
    <MailLayout
      preview="Un dernier geste : confirmez que cette adresse est la vôtre."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Confirmez votre nouvelle adresse',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              Vous avez demandé que votre compte Gradins utilise cette adresse e-mail. Confirmez-le : vous vous
              connecterez ensuite avec elle.
            </MailText>
            <MailButton href={link}>Confirmer mon adresse</MailButton>
            <MailText>
              Ce lien sert une seule fois et s’éteint le {expires.fr}. Si vous n’avez rien demandé, ne faites rien.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'Confirm your new address',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              You asked your Gradins account to use this e-mail address. Confirm it: you will then sign in with it.
            </MailText>
            <MailButton href={link}>Confirm my address</MailButton>
            <MailText>This link works once and ends on {expires.en}. If you asked for nothing, do nothing.</MailText>
          </>
        ),
      }}
    />
  );
}
