import { Link, Section, Text } from 'react-email';
import { type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, type MailSeat, previewOuting } from './outing';

export type ClaimMailProps = {
  readonly firstName: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly competition: { readonly fr: string; readonly en: string };
  readonly tickets: readonly (MailSeat & { readonly link: string; readonly outing: MailOuting })[];
  readonly cutoffHours: number;
  readonly qrHours: number;
};

export const previewProps: ClaimMailProps = {
  firstName: 'Karim',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  competition: { fr: 'Jeux olympiques', en: 'Olympic Games' },
  tickets: ['5', '6'].map((seat) => ({
    block: 'D12',
    row: '34',
    seat,
    link: `https://billets.ville.example/b/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa${seat}`,
    outing: previewOuting,
  })),
  cutoffHours: 48,
  qrHours: 6,
};

export function subject({ tickets, competition, senderName }: ClaimMailProps): string {
  const count = tickets.length;
  return `${senderName} : ${count} billet${count > 1 ? 's' : ''} à récupérer, ${competition.fr} · Claim your tickets`;
}

const line = { margin: 0, fontSize: 15, lineHeight: '22px', color: '#0e1b36' } as const;

/** Listed once, in both languages: the same thirty links twice would have the mail cut short by its reader. */
function Tickets({ tickets }: Pick<ClaimMailProps, 'tickets'>) {
  return (
    <>
      {tickets.map(({ outing, link, ...place }, index) => (
        <Section key={link} style={{ padding: '12px 0', borderTop: '1px solid #e3e7f0' }}>
          <Text style={{ ...line, fontWeight: 600 }}>
            Billet / Ticket {index + 1} · {outing.code}, {outing.sport}
          </Text>
          <Text style={line}>
            {outing.when.fr} · {outing.venue}
          </Text>
          <Text style={line}>
            Bloc / Block {place.block} · Rang / Row {place.row} · Place / Seat {place.seat}
          </Text>
          <Link
            href={link}
            style={{ display: 'inline-block', padding: '11px 0', fontSize: 16, fontWeight: 600, color: '#1f4a9c' }}
          >
            Récupérer ce billet / Claim this ticket
          </Link>
        </Section>
      ))}
    </>
  );
}

export default function ClaimMail(props: ClaimMailProps) {
  const { firstName, structureName, senderName, contact, competition, tickets, cutoffHours, qrHours } = props;
  return (
    <MailLayout
      preview={`Ouvrez ce message sur votre téléphone et récupérez vos billets (${competition.fr}).`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: `Récupérez vos billets, ${competition.fr}`,
        body: (
          <>
            <MailText>
              {firstName}, {senderName} vous confie {tickets.length > 1 ? `${tickets.length} billets` : 'un billet'}{' '}
              pour le groupe de {structureName}. Ouvrez chaque lien <strong>sur votre téléphone</strong> : c’est lui qui
              montrera les QR codes à l’entrée.
            </MailText>
            <Tickets tickets={tickets} />
            <MailText>
              Ouvrir un lien ne prend rien : vous acceptez d’abord les conditions, puis vous prenez un billet ou tous.
              Un billet est nominatif, il ne se cède pas et ne se vend pas. Récupérez-le au plus tard {cutoffHours}{' '}
              heures avant la session. Le QR code apparaît {qrHours} heures avant.
            </MailText>
            <MailText>
              Ces liens sont réservés à cette adresse : ne transférez pas ce message. Ce n’est pas pour vous ? Ne
              touchez à rien et prévenez-nous. Vous avez perdu ce message ? Votre structure peut vous le renvoyer ; les
              anciens liens s’éteignent alors.
            </MailText>
          </>
        ),
      }}
      en={{
        title: `Claim your tickets, ${competition.en}`,
        body: (
          <>
            <MailText>
              {firstName}, {senderName} is giving you {tickets.length > 1 ? `${tickets.length} tickets` : 'one ticket'}{' '}
              for the group of {structureName}. Your tickets are listed above, each with its own link. Open them{' '}
              <strong>on your phone</strong>: it will show the QR codes at the gate.
            </MailText>
            <MailText>
              Opening a link takes nothing: you first accept the terms, then take one ticket or all of them. A ticket
              bears a name, cannot be passed on and cannot be sold. Claim it at the latest {cutoffHours} hours before
              the session. The QR code appears {qrHours} hours before.
            </MailText>
            <MailText>
              These links belong to this address: do not forward this message. Not for you? Touch nothing and tell us.
              Lost it? Your structure can send it again; the older links then stop working.
            </MailText>
          </>
        ),
      }}
    />
  );
}
