import { type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, type MailSeat, OutingBlock, previewOuting, seatWords } from './outing';

export type RenameNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly outing: MailOuting;
  readonly place: MailSeat;
  /** Who is on the ticket now; null once the list is gone. */
  readonly person: string | null;
  readonly done: number;
  readonly max: number;
};

export const previewProps: RenameNoticeProps = {
  name: 'Karim',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  outing: previewOuting,
  place: { block: 'D12', row: '34', seat: '6' },
  person: 'Fanta Kouyatem',
  done: 1,
  max: 2,
};

export function subject({ outing, senderName }: RenameNoticeProps): string {
  return `Un billet ${outing.code} a changé de nom · A ticket has a new name · ${senderName}`;
}

export default function RenameNotice({
  name,
  senderName,
  contact,
  outing,
  place,
  person,
  done,
  max,
}: RenameNoticeProps) {
  return (
    <MailLayout
      preview={`Un billet que vous détenez porte un nouveau nom (${outing.code}).`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Un de vos billets a changé de nom',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <OutingBlock outing={outing} lang="fr" more={seatWords(place, 'fr')} />
            <MailText>
              {person ? `Il porte désormais le nom de ${person}. ` : ''}Changement {done} sur {max}. Le QR code reste le
              même. Si ce changement vous étonne, contactez-nous.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'One of your tickets has a new name',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <OutingBlock outing={outing} lang="en" more={seatWords(place, 'en')} />
            <MailText>
              {person ? `It now bears the name of ${person}. ` : ''}Change {done} of {max}. The QR code stays the same.
              If this surprises you, contact us.
            </MailText>
          </>
        ),
      }}
    />
  );
}
