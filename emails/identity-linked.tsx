import { MailButton, type MailContact, MailLayout, MailText } from './layout';

export type IdentityLinkedProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** Where the identity is taken away; it holds no key. */
  readonly link: string;
  /** What people know the identity provider by; null when none is set up any more. */
  readonly provider: string | null;
  /** When it was linked, in words and in the programme's time zone, one a language. */
  readonly linked: { readonly fr: string; readonly en: string };
};

export const previewProps: IdentityLinkedProps = {
  name: 'Awa Diop',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  link: 'https://billets.ville.example/compte/securite',
  provider: 'ProConnect',
  linked: { fr: 'jeu. 8 août, 10:00', en: 'Thu 8 Aug, 10:00' },
};

export function subject({ provider, senderName }: IdentityLinkedProps): string {
  const fr = provider ? `Votre compte s’ouvre avec ${provider}` : 'Une identité ouvre votre compte';
  const en = provider ? `Your account opens with ${provider}` : 'An identity opens your account';
  return `${fr} · ${en} · ${senderName}`;
}

export default function IdentityLinkedMail(props: IdentityLinkedProps) {
  const { name, senderName, contact, link, linked } = props;
  const provider = props.provider ?? 'le fournisseur d’identité';
  const providerEn = props.provider ?? 'the identity provider';
  return (
    <MailLayout
      preview="Si ce n’était pas vous, retirez cette identité tout de suite."
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Une nouvelle façon d’ouvrir votre compte',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <MailText>
              Depuis le {linked.fr}, votre compte Gradins s’ouvre aussi avec {provider}. Si c’était vous, il n’y a rien
              à faire.
            </MailText>
            <MailText>Si ce n’était pas vous, retirez cette identité tout de suite, puis prévenez-nous.</MailText>
            <MailButton href={link}>Voir ce qui ouvre mon compte</MailButton>
          </>
        ),
      }}
      en={{
        title: 'A new way to open your account',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <MailText>
              Since {linked.en}, your Gradins account also opens with {providerEn}. If this was you, there is nothing to
              do.
            </MailText>
            <MailText>If this was not you, remove this identity right away, then tell us.</MailText>
            <MailButton href={link}>See what opens my account</MailButton>
          </>
        ),
      }}
    />
  );
}
