import { MailButton, type MailContact, MailLayout, MailText } from './layout';

/** To the address a person is about to leave, with the way to stop it. The new address is not told here. */
export type EmailChangeNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly link: string;
  /** Until when it can be stopped, in words and in the programme's time zone, one a language. */
  readonly expires: { readonly fr: string; readonly en: string };
};

export const previewProps: EmailChangeNoticeProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/adresse/refuser/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  expires: { fr: 'jeu. 15 août, 10:00', en: 'Thu 15 Aug, 10:00' },
};

export function subject({ senderName }: EmailChangeNoticeProps): string {
  return `Votre adresse va changer · Your address is about to change · ${senderName}`;
}

export default function EmailChangeNoticeMail(props: EmailChangeNoticeProps) {
  const { name, senderName, contact, link, expires } = props;
  return (
    <MailLayout
      preview="Si ce n’était pas vous, vous pouvez l’arrêter."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Votre adresse va changer',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              Une nouvelle adresse e-mail a été demandée pour votre compte Gradins. Elle remplacera celle-ci dès qu’elle
              sera confirmée. Si c’était vous, il n’y a rien à faire.
            </MailText>
            <MailText>
              Si ce n’était pas vous, gardez votre adresse : le changement s’arrête, même s’il est déjà fait, tous les
              appareils sont déconnectés, et vous choisissez un nouveau mot de passe.
            </MailText>
            <MailButton href={link}>Garder mon adresse</MailButton>
            <MailText>Ce lien sert une seule fois, jusqu’au {expires.fr}.</MailText>
          </>
        ),
      }}
      en={{
        title: 'Your address is about to change',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              A new e-mail address was asked for your Gradins account. It will replace this one as soon as it is
              confirmed. If this was you, there is nothing to do.
            </MailText>
            <MailText>
              If this was not you, keep your address: the change stops, even if it is already made, every device is
              signed out, and you choose a new password.
            </MailText>
            <MailButton href={link}>Keep my address</MailButton>
            <MailText>This link works once, until {expires.en}.</MailText>
          </>
        ),
      }}
    />
  );
}
