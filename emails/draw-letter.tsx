import { MailButton, type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, places, previewOuting } from './outing';

type Words = { readonly fr: string; readonly en: string };
export type AnsweredWish = {
  readonly outing: MailOuting;
  readonly rank: number;
  /** People asked for. */
  readonly people: number;
  /** Seats proposed that still wait for an answer, and until when; null: there is nothing to answer. */
  readonly toConfirm: { readonly seats: number; readonly by: Words } | null;
  /** What was given or not, and why, in sentences. */
  readonly why: Words;
};
export type DrawLetterProps = {
  readonly name: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** Those that were given seats, dearest first, then those that were not. */
  readonly served: readonly AnsweredWish[];
  readonly refused: readonly AnsweredWish[];
  /** Wishes that the letter has no room for: they are on the page. */
  readonly more: number;
  /** Where the places are answered, and where everything can be read. */
  readonly answerLink: string;
  readonly link: string;
  readonly proofLink: string;
};

export const previewProps: DrawLetterProps = {
  name: 'Solène Arnaud',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  served: [
    {
      outing: { ...previewOuting, code: 'JUD02', sport: 'Judo' },
      rank: 2,
      people: 8,
      toConfirm: { seats: 8, by: { fr: 'sam. 27 juil., 12:00', en: 'Sat 27 Jul, 12:00' } },
      why: {
        fr: 'Servi en entier. Tour 1 : 12e structure tirée sur 203.',
        en: 'Granted in full. Round 1: structure drawn 12th of 203.',
      },
    },
  ],
  refused: [
    {
      outing: previewOuting,
      rank: 1,
      people: 12,
      toConfirm: null,
      why: {
        fr: 'Non servi. Tour 1 : 187e structure tirée sur 203. Plus assez de places : il restait 3 places assises, pour 12 places demandées.',
        en: 'Not served. Round 1: structure drawn 187th of 203. Too few seats: 3 seats were left, for 12 seats asked.',
      },
    },
  ],
  more: 0,
  answerLink: 'https://billets.ville.example/espace',
  link: 'https://billets.ville.example/espace/demandes/pourquoi',
  proofLink: 'https://billets.ville.example/verification/0d4f',
};

const seatsToConfirm = ({ served }: DrawLetterProps) =>
  served.reduce((sum, { toConfirm }) => sum + (toConfirm?.seats ?? 0), 0);

export function subject(props: DrawLetterProps): string {
  const seats = seatsToConfirm(props);
  if (seats === 0) return `Résultat du tirage au sort · Result of the draw · ${props.senderName}`;
  return `Tirage au sort : ${places(seats)} à confirmer · Draw: please confirm ${places(seats)} · ${props.senderName}`;
}

function more({ rank, people, toConfirm, why }: AnsweredWish, lang: 'fr' | 'en'): string {
  if (lang === 'fr') {
    const answer = toConfirm ? ` ${places(toConfirm.seats)} pour vous : réponse avant le ${toConfirm.by.fr}.` : '';
    return `Vœu ${rank}, ${places(people)}. ${why.fr}${answer}`;
  }
  const answer = toConfirm ? ` ${places(toConfirm.seats)} for you: answer before ${toConfirm.by.en}.` : '';
  return `Wish ${rank}, ${places(people)}. ${why.en}${answer}`;
}

function Wishes({ wishes, lang }: { wishes: readonly AnsweredWish[]; lang: 'fr' | 'en' }) {
  return wishes.map((wish) => (
    <OutingBlock key={`${wish.rank} ${wish.outing.code}`} outing={wish.outing} lang={lang} more={more(wish, lang)} />
  ));
}

function French(props: DrawLetterProps) {
  const { name, served, refused, answerLink, link, proofLink } = props;
  const seats = seatsToConfirm(props);
  return (
    <>
      <MailText>
        Bonjour {name}, le tirage au sort est publié.{' '}
        {served.length === 0
          ? 'Aucun de vos vœux n’a pu être servi cette fois ; voici pourquoi, vœu par vœu.'
          : 'Voici la réponse à chacun de vos vœux, et pourquoi.'}
      </MailText>
      <Wishes wishes={served} lang="fr" />
      {seats > 0 ? (
        <>
          <MailButton href={answerLink}>Dire oui ou non</MailButton>
          <MailText>Sans réponse à la date dite, les places vont à la structure suivante.</MailText>
        </>
      ) : null}
      {served.length > 0 && refused.length > 0 ? <MailText>Ce qui n’a pas pu être servi :</MailText> : null}
      <Wishes wishes={refused} lang="fr" />
      <MailText>
        {props.more > 0 ? `Et ${props.more} ${props.more > 1 ? 'autres vœux' : 'autre vœu'}. ` : null}
        Tout lire et imprimer : {link}
      </MailText>
      <MailText>Chacun peut refaire le tirage et vérifier ce résultat : {proofLink}</MailText>
    </>
  );
}

function English(props: DrawLetterProps) {
  const { name, served, refused, answerLink, link, proofLink } = props;
  const seats = seatsToConfirm(props);
  return (
    <>
      <MailText>
        Hello {name}, the draw is published.{' '}
        {served.length === 0
          ? 'None of your wishes could be served this time; here is why, wish by wish.'
          : 'Here is the answer to each of your wishes, and why.'}
      </MailText>
      <Wishes wishes={served} lang="en" />
      {seats > 0 ? (
        <>
          <MailButton href={answerLink}>Say yes or no</MailButton>
          <MailText>Without an answer by that date, the places go to the next structure.</MailText>
        </>
      ) : null}
      {served.length > 0 && refused.length > 0 ? <MailText>What could not be served:</MailText> : null}
      <Wishes wishes={refused} lang="en" />
      <MailText>
        {props.more > 0 ? `And ${props.more} more ${props.more > 1 ? 'wishes' : 'wish'}. ` : null}
        Read and print all of it: {link}
      </MailText>
      <MailText>Anybody can draw again and verify this result: {proofLink}</MailText>
    </>
  );
}

/** The one mail of a published draw to whoever asked: what was given and by when to answer, what was not, and why of each. */
export default function DrawLetter(props: DrawLetterProps) {
  const { structureName, senderName, contact } = props;
  return (
    <MailLayout
      preview={`${structureName} : la réponse à chacun de vos vœux, et pourquoi.`}
      senderName={senderName}
      contact={contact}
      fr={{ title: `${structureName} : le tirage au sort`, body: <French {...props} /> }}
      en={{ title: `${structureName}: the draw`, body: <English {...props} /> }}
    />
  );
}
