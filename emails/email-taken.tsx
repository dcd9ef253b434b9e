import { MailButton, type MailContact, MailLayout, MailText } from './layout';

/** To the owner of an address that another account asked for: the asker is not told that it has an owner. */
export type EmailTakenProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** The sign-in page; it holds no key. */
  readonly link: string;
};

export const previewProps: EmailTakenProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/connexion',
};

export function subject({ senderName }: EmailTakenProps): string {
  return `Cette adresse a déjà un compte · This address already has an account · ${senderName}`;
}

export default function EmailTakenMail({ name, senderName, contact, link }: EmailTakenProps) {
  return (
    <MailLayout
      preview="Rien n’a changé : votre compte garde cette adresse."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Cette adresse a déjà un compte',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              Un autre compte Gradins a demandé à utiliser votre adresse e-mail. Une adresse ne sert qu’à un compte :
              rien n’a changé, et personne d’autre que vous n’apprend que vous en avez un.
            </MailText>
            <MailText>
              Si c’était vous, connectez-vous avec le compte qui a déjà cette adresse. Sinon, il n’y a rien à faire.
            </MailText>
            <MailButton href={link}>Se connecter</MailButton>
          </>
        ),
      }}
      en={{
        title: 'This address already has an account',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              Another Gradins account asked to use your e-mail address. An address serves one account only: nothing has
              changed, and nobody but you learns that you have one.
            </MailText>
            <MailText>
              If this was you, sign in with the account that already has this address. If not, there is nothing to do.
            </MailText>
            <MailButton href={link}>Sign in</MailButton>
          </>
        ),
      }}
    />
  );
}
