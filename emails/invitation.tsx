import { MailButton, type MailContact, MailLayout, MailText } from './layout';

export type InvitationMailProps = {
  /** Who is invited, as the city wrote it. */
  readonly name: string;
  /** The structure a leader answers for; null for the city's own people. */
  readonly structureName: string | null;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly link: string;
  /** Already in words and in the programme's time zone, one a language. */
  readonly expires: { readonly fr: string; readonly en: string };
};

export const previewProps: InvitationMailProps = {
  name: 'Awa Diop',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/invitation/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  expires: { fr: 'jeu. 8 août, 10:00', en: 'Thu 8 Aug, 10:00' },
};

export function subject({ senderName }: InvitationMailProps): string {
  return `Ouvrez votre compte · Open your account · ${senderName}`;
}

export default function InvitationMail(props: InvitationMailProps) {
  const { name, structureName, senderName, contact, link, expires } = props;
  return (
    <MailLayout
      preview={`Choisissez votre mot de passe avant ${expires.fr}.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Ouvrez votre compte',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              {senderName} vous ouvre un compte Gradins
              {structureName ? ` pour ${structureName}` : ''}. Il reste à choisir votre mot de passe.
            </MailText>
            <MailButton href={link}>Choisir mon mot de passe</MailButton>
            <MailText>
              Ce lien est personnel, sert une seule fois et s’éteint le {expires.fr}. Si vous n’attendiez pas ce
              message, ne faites rien : aucun compte ne sera ouvert.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'Open your account',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              {senderName} is opening a Gradins account for you
              {structureName ? `, for ${structureName}` : ''}. Choose your password to start.
            </MailText>
            <MailButton href={link}>Choose my password</MailButton>
            <MailText>
              This link is yours alone, works once and ends on {expires.en}. If you did not expect this message, do
              nothing: no account will be opened.
            </MailText>
          </>
        ),
      }}
    />
  );
}
