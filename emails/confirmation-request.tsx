import { MailButton, type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, places, previewOuting } from './outing';

export type ToConfirm = {
  readonly outing: MailOuting;
  readonly quantity: number;
  readonly confirmBy: { readonly fr: string; readonly en: string };
};
export type ConfirmationRequestProps = {
  readonly name: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly allocations: readonly ToConfirm[];
  /** They came free, and this structure is the next in line. */
  readonly offered: boolean;
  readonly link: string;
};

export const previewProps: ConfirmationRequestProps = {
  name: 'Solène Arnaud',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  allocations: [
    { outing: previewOuting, quantity: 12, confirmBy: { fr: 'sam. 27 juil., 12:00', en: 'Sat 27 Jul, 12:00' } },
  ],
  offered: false,
  link: 'https://billets.ville.example/espace',
};

const total = (list: readonly ToConfirm[]) => places(list.reduce((sum, one) => sum + one.quantity, 0));

export function subject({ allocations, senderName }: ConfirmationRequestProps): string {
  return `${total(allocations)} pour vous, à confirmer · Please confirm your places · ${senderName}`;
}

/** The places proposed, with the date by which each must be answered. */
export function Proposed({ allocations, lang }: { allocations: readonly ToConfirm[]; lang: 'fr' | 'en' }) {
  return allocations.map(({ outing, quantity, confirmBy }) => (
    <OutingBlock
      key={outing.code}
      outing={outing}
      lang={lang}
      more={
        lang === 'fr'
          ? `${places(quantity)}, réponse avant le ${confirmBy.fr}`
          : `${places(quantity)}, answer before ${confirmBy.en}`
      }
    />
  ));
}

export default function ConfirmationRequest(props: ConfirmationRequestProps) {
  const { name, structureName, senderName, contact, allocations, offered, link } = props;
  return (
    <MailLayout
      preview={`Dites oui ou non : ${total(allocations)} pour ${structureName}.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: `${total(allocations)} pour ${structureName}`,
        body: (
          <>
            <MailText>
              Bonjour {name}, {offered ? 'des places se sont libérées et c’est votre tour : ' : null}dites-nous si vous
              acceptez :
            </MailText>
            <Proposed allocations={allocations} lang="fr" />
            <MailButton href={link}>Dire oui ou non</MailButton>
            <MailText>Sans réponse à la date dite, les places vont à la structure suivante.</MailText>
          </>
        ),
      }}
      en={{
        title: `${total(allocations)} for ${structureName}`,
        body: (
          <>
            <MailText>
              Hello {name}, {offered ? 'places came free and it is your turn: ' : null}please tell us whether you
              accept:
            </MailText>
            <Proposed allocations={allocations} lang="en" />
            <MailButton href={link}>Say yes or no</MailButton>
            <MailText>Without an answer by that date, the places go to the next structure.</MailText>
          </>
        ),
      }}
    />
  );
}
