import { type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, type MailSeat, OutingBlock, previewOuting, seatWords } from './outing';

export type SeatNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly outing: MailOuting;
  readonly place: MailSeat;
  /** Who sits there; null without a name. */
  readonly person: string | null;
};

export const previewProps: SeatNoticeProps = {
  name: 'Karim',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  outing: previewOuting,
  place: { block: 'D12', row: '34', seat: '6' },
  person: 'Fanta Kouyatem',
};

export function subject({ outing, senderName }: SeatNoticeProps): string {
  return `${outing.code} : une place a changé · A seat has changed · ${senderName}`;
}

export default function SeatNotice({ name, senderName, contact, outing, place, person }: SeatNoticeProps) {
  return (
    <MailLayout
      preview={`Une de vos places a changé (${outing.code}).`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'La Ville a changé une de vos places',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <OutingBlock outing={outing} lang="fr" more={seatWords(place, 'fr')} />
            <MailText>
              Voici la nouvelle place{person ? ` de ${person}` : ''}. Votre lien reste le même ; le QR code est nouveau
              et celui de l’ancienne place n’ouvre plus : rouvrez vos billets avant de partir. Si ce changement vous
              gêne, contactez-nous.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'The City has changed one of your seats',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <OutingBlock outing={outing} lang="en" more={seatWords(place, 'en')} />
            <MailText>
              This is the new seat{person ? ` of ${person}` : ''}. Your link stays the same; the QR code is new and that
              of the former seat no longer opens: open your tickets again before you leave. If this does not suit you,
              contact us.
            </MailText>
          </>
        ),
      }}
    />
  );
}
