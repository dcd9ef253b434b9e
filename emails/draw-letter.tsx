import { MailButton, type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, previewOuting } from './outing';

export type AnsweredWish = {
  readonly outing: MailOuting;
  readonly rank: number;
  readonly people: number;
  /** What was given or not, and why, in sentences. */
  readonly why: { readonly fr: string; readonly en: string };
};
export type DrawLetterProps = {
  readonly name: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** Dearest first. */
  readonly wishes: readonly AnsweredWish[];
  readonly link: string;
  readonly proofLink: string;
};

export const previewProps: DrawLetterProps = {
  name: 'Solène Arnaud',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  wishes: [
    {
      outing: previewOuting,
      rank: 1,
      people: 12,
      why: {
        fr: 'Non servi. Tour 1 : 187e structure tirée sur 203. Plus assez de places : il restait 3 places assises, pour 12 places demandées.',
        en: 'Not served. Round 1: structure drawn 187th of 203. Too few seats: 3 seats were left, for 12 seats asked.',
      },
    },
  ],
  link: 'https://billets.ville.example/espace/demandes/pourquoi',
  proofLink: 'https://billets.ville.example/verification/0d4f',
};

export function subject({ senderName }: DrawLetterProps): string {
  return `Résultat du tirage au sort · Result of the draw · ${senderName}`;
}

function Wishes({ wishes, lang }: { wishes: readonly AnsweredWish[]; lang: 'fr' | 'en' }) {
  return wishes.map(({ outing, rank, people, why }) => (
    <OutingBlock
      key={`${rank} ${outing.code} ${people}`}
      outing={outing}
      lang={lang}
      more={lang === 'fr' ? `Vœu ${rank}, ${people} places. ${why.fr}` : `Wish ${rank}, ${people} seats. ${why.en}`}
    />
  ));
}

export default function DrawLetter(props: DrawLetterProps) {
  const { name, structureName, senderName, contact, wishes, link, proofLink } = props;
  return (
    <MailLayout
      preview={`${structureName} : la réponse à chacun de vos vœux, et pourquoi.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: `${structureName} : le tirage au sort`,
        body: (
          <>
            <MailText>
              Bonjour {name}, le tirage au sort est publié. Aucun de vos vœux n’a pu être servi cette fois ; voici
              pourquoi, vœu par vœu.
            </MailText>
            <Wishes wishes={wishes} lang="fr" />
            <MailText>Chacun peut refaire le tirage et vérifier ce résultat : {proofLink}</MailText>
            <MailButton href={link}>Lire et imprimer</MailButton>
          </>
        ),
      }}
      en={{
        title: `${structureName}: the draw`,
        body: (
          <>
            <MailText>
              Hello {name}, the draw is published. None of your wishes could be served this time; here is why, wish by
              wish.
            </MailText>
            <Wishes wishes={wishes} lang="en" />
            <MailText>Anybody can draw again and verify this result: {proofLink}</MailText>
            <MailButton href={link}>Read and print</MailButton>
          </>
        ),
      }}
    />
  );
}
