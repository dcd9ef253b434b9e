import { type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, previewOuting } from './outing';

export type CancellationNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly outing: MailOuting;
};

export const previewProps: CancellationNoticeProps = {
  name: 'Karim',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  outing: previewOuting,
};

export function subject({ outing, senderName }: CancellationNoticeProps): string {
  return `Session annulée : ${outing.code} · Session cancelled · ${senderName}`;
}

export default function CancellationNotice({ name, senderName, contact, outing }: CancellationNoticeProps) {
  return (
    <MailLayout
      preview={`La session ${outing.code} n’aura pas lieu : ne vous déplacez pas.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Cette session n’aura pas lieu',
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <OutingBlock outing={outing} lang="fr" />
            <MailText>
              L’organisateur l’a annulée : ne vous déplacez pas. Vos billets pour cette session ont été rendus à la
              Ville et ne fonctionnent plus. Prévenez les personnes de votre groupe.
            </MailText>
          </>
        ),
      }}
      en={{
        title: 'This session will not take place',
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <OutingBlock outing={outing} lang="en" />
            <MailText>
              The organiser has cancelled it: do not travel. Your tickets for this session went back to the city and no
              longer work. Please tell the people of your group.
            </MailText>
          </>
        ),
      }}
    />
  );
}
