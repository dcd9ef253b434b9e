import { MailButton, type MailContact, MailLayout, MailText } from './layout';
import { type MailOuting, OutingBlock, previewOuting } from './outing';

export type ReceiptWish = { readonly outing: MailOuting; readonly people: number; readonly wheelchairs: number };
export type BasketReceiptProps = {
  readonly name: string;
  readonly structureName: string;
  readonly senderName: string;
  readonly contact: MailContact | null;
  /** Dearest first. */
  readonly wishes: readonly ReceiptWish[];
  readonly closesAt: { readonly fr: string; readonly en: string } | null;
  readonly link: string;
};

export const previewProps: BasketReceiptProps = {
  name: 'Solène Arnaud',
  structureName: 'Centre social Orme-Rouge',
  senderName: 'Billetterie de la Ville',
  contact: { email: 'billetterie@ville.example', phone: '01 00 00 00 00' },
  wishes: [{ outing: previewOuting, people: 12, wheelchairs: 2 }],
  closesAt: { fr: 'ven. 28 juin, 18:00', en: 'Fri 28 Jun, 18:00' },
  link: 'https://billets.ville.example/espace/demandes',
};

const wishesFr = (count: number) => `${count} ${count > 1 ? 'vœux' : 'vœu'}`;
const wishesEn = (count: number) => `${count} ${count > 1 ? 'wishes' : 'wish'}`;

export function subject({ wishes, senderName }: BasketReceiptProps): string {
  const { length } = wishes;
  return `${wishesFr(length)} : bien reçu · ${wishesEn(length)} received · ${senderName}`;
}

function asked({ people, wheelchairs }: ReceiptWish, rank: number, lang: 'fr' | 'en'): string {
  if (lang === 'fr') {
    const seated = wheelchairs > 0 ? `, dont ${wheelchairs} en fauteuil` : '';
    return `Vœu ${rank} : ${people} ${people > 1 ? 'personnes' : 'personne'}${seated}`;
  }
  const seated = wheelchairs > 0 ? `, ${wheelchairs} in a wheelchair` : '';
  return `Wish ${rank}: ${people} ${people > 1 ? 'people' : 'person'}${seated}`;
}

function Wishes({ wishes, lang }: { wishes: readonly ReceiptWish[]; lang: 'fr' | 'en' }) {
  return wishes.map((wish, index) => (
    <OutingBlock
      key={`${wish.outing.code} ${asked(wish, index + 1, lang)}`}
      outing={wish.outing}
      lang={lang}
      more={asked(wish, index + 1, lang)}
    />
  ));
}

export default function BasketReceipt(props: BasketReceiptProps) {
  const { name, structureName, senderName, contact, wishes, closesAt, link } = props;
  const { length } = wishes;
  return (
    <MailLayout
      preview={`${structureName} : ${wishesFr(length)}, par ordre de préférence.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: `${structureName} : ${wishesFr(length)}`,
        body: (
          <>
            <MailText>Bonjour {name}, voici ce que nous avons reçu, par ordre de préférence :</MailText>
            <Wishes wishes={wishes} lang="fr" />
            <MailText>
              {closesAt
                ? `Vous pouvez changer vos vœux jusqu’au ${closesAt.fr}. `
                : 'Vous pouvez changer vos vœux jusqu’au tirage. '}
              Un vœu n’est pas une place : s’il y a trop de demandes, un tirage au sort décide.
            </MailText>
            <MailButton href={link}>Revoir mes vœux</MailButton>
          </>
        ),
      }}
      en={{
        title: `${structureName}: ${wishesEn(length)}`,
        body: (
          <>
            <MailText>Hello {name}, this is what we received, dearest first:</MailText>
            <Wishes wishes={wishes} lang="en" />
            <MailText>
              {closesAt
                ? `You can change your wishes until ${closesAt.en}. `
                : 'You can change your wishes until the draw. '}
              A wish is not a seat: where too many are asked for, lots are drawn.
            </MailText>
            <MailButton href={link}>See my wishes</MailButton>
          </>
        ),
      }}
    />
  );
}
