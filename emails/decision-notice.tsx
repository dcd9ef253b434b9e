import { MailButton, type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, places, previewOuting } from './outing';

type Words = { readonly fr: string; readonly en: string };
export type Decision =
  | { readonly kind: 'RELEASED'; readonly quantity: number }
  | { readonly kind: 'POSTPONED'; readonly answerBy: Words; readonly silenceKeeps: boolean };
export type DecisionNoticeProps = {
  readonly name: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  readonly outing: MailOuting;
  readonly decision: Decision;
  readonly link: string;
};

export const previewProps: DecisionNoticeProps = {
  name: 'Solène Arnaud',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  outing: previewOuting,
  decision: {
    kind: 'POSTPONED',
    answerBy: { fr: 'ven. 2 août, 12:00', en: 'Fri 2 Aug, 12:00' },
    silenceKeeps: true,
  },
  link: 'https://billets.ville.example/espace',
};

export function subject({ decision, outing, senderName }: DecisionNoticeProps): string {
  if (decision.kind === 'RELEASED') return `Places libérées pour ${outing.code} · Places released · ${senderName}`;
  return `Session reportée : ${outing.code} · Session postponed · ${senderName}`;
}

function words(decision: Decision, lang: 'fr' | 'en'): { title: string; text: string } {
  if (decision.kind === 'RELEASED') {
    const [lost, one] = [places(decision.quantity), decision.quantity === 1];
    return lang === 'fr'
      ? {
          title: `${lost} ${one ? 'n’est plus' : 'ne sont plus'} pour vous`,
          text: `${one ? 'Elle n’était pas confirmée et va' : 'Elles n’étaient pas confirmées et vont'} à la structure suivante. Vous pouvez faire une nouvelle demande.`,
        }
      : {
          title: `${lost} ${one ? 'is' : 'are'} no longer yours`,
          text: `${one ? 'It was not confirmed and goes' : 'They were not confirmed and go'} to the next structure. You may ask for other places.`,
        };
  }
  const silence = decision.silenceKeeps;
  return lang === 'fr'
    ? {
        title: 'Cette session change d’horaire',
        text: `Gardez-vous vos places ? Répondez avant le ${decision.answerBy.fr}. Sans réponse, elles ${silence ? 'restent à vous' : 'reviennent à la Ville'}.`,
      }
    : {
        title: 'This session has a new time',
        text: `Do you keep your places? Answer before ${decision.answerBy.en}. Without an answer they ${silence ? 'stay yours' : 'go back to the city'}.`,
      };
}

export default function DecisionNotice({ name, senderName, contact, outing, decision, link }: DecisionNoticeProps) {
  const fr = words(decision, 'fr');
  const en = words(decision, 'en');
  return (
    <MailLayout
      preview={fr.title}
      senderName={senderName}
      contact={contact}
      fr={{
        title: fr.title,
        body: (
          <>
            <MailText>Bonjour {name},</MailText>
            <OutingBlock outing={outing} lang="fr" />
            <MailText>{fr.text}</MailText>
            <MailButton href={link}>Ouvrir mon espace</MailButton>
          </>
        ),
      }}
      en={{
        title: en.title,
        body: (
          <>
            <MailText>Hello {name},</MailText>
            <OutingBlock outing={outing} lang="en" />
            <MailText>{en.text}</MailText>
            <MailButton href={link}>Open my space</MailButton>
          </>
        ),
      }}
    />
  );
}
