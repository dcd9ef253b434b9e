import { type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, type MailSeat, OutingBlock, previewOuting, seatWords } from './outing';

export type RestitutionNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly outing: MailOuting;
  /** The one place given back, when there was one only. */
  readonly place: MailSeat | null;
  /** What the reader still holds in this session, now. */
  readonly left: readonly MailSeat[];
};

export const previewProps: RestitutionNoticeProps = {
  name: 'Karim',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  outing: previewOuting,
  place: { block: 'D12', row: '34', seat: '6' },
  left: [{ block: 'D12', row: '34', seat: '7' }],
};

export function subject({ outing, senderName }: RestitutionNoticeProps): string {
  return `Places rendues pour ${outing.code} · Tickets given back · ${senderName}`;
}

function leftWords(left: readonly MailSeat[], lang: 'fr' | 'en'): string {
  const list = left.map((seat) => seatWords(seat, lang)).join(' ; ');
  if (lang === 'fr')
    return left.length === 0 ? 'Vous n’avez plus de place pour cette session.' : `Il vous reste : ${list}.`;
  return left.length === 0 ? 'You have no ticket left for this session.' : `You still have: ${list}.`;
}

export default function RestitutionNotice({ name, senderName, contact, outing, place, left }: RestitutionNoticeProps) {
  return (
    <MailLayout
      preview={`Des places que vous déteniez ne sont plus les vôtres (${outing.code}).`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: place ? 'Une place a été rendue ou reprise' : 'Des places ont été rendues ou reprises',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <OutingBlock outing={outing} lang="fr" {...(place && { more: seatWords(place, 'fr') })} />
            <MailText>
              Leurs liens et leurs QR codes ne fonctionnent plus. {leftWords(left, 'fr')} Si cela vous étonne,
              contactez-nous.
            </MailText>
          </>
        ),
      }}
      en={{
        title: place ? 'A ticket was given back or taken back' : 'Tickets were given back or taken back',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <OutingBlock outing={outing} lang="en" {...(place && { more: seatWords(place, 'en') })} />
            <MailText>
              Their links and QR codes no longer work. {leftWords(left, 'en')} If this surprises you, contact us.
            </MailText>
          </>
        ),
      }}
    />
  );
}
