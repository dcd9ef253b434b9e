import type { ImportKind } from './import.rules';

const list = (text: string): readonly string[] => text.split(' ');

/** Words too wide to be looked for inside a longer header: « Code postal » is no code, « Année scolaire » no year of birth. */
export const WIDE_WORDS: ReadonlySet<string> = new Set(
  list('nom name code numero id annee date type nombre nb contact tranche nature tarif heure time'),
);

/** Who stands in a list beside the people it is of. */
const OTHERS =
  'responsable parent pere mere papa maman tuteur tutrice representant legal accompagnateur accompagnatrice accompagnant urgence ' +
  'conjoint referent educateur animateur president directeur professeur enseignant medecin guardian emergency mother father';
/** What is said of a structure besides its name. */
const OF_STRUCTURE =
  'type categorie mail email courriel telephone tel adresse ville commune president presidente directeur directrice responsable ' +
  'contact tresorier secretaire date objet statut site web membre adherent nombre effectif activite domaine projet action poste subvention';
const OF_SESSION = 'date lieu heure horaire site ville type';
const OF_SALES = 'porte billetterie inscription vente';
const OF_CITY = 'politique subvention aide quartier code insee naissance';

/**
 * Words that, beside a word naming a field, make a header name another thing: « Lieu de naissance » is no birth. Without accents,
 * in the singular.
 */
const BESIDE: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  BENEFICIARIES: {
    lastName: `${OTHERS} structure association club ecole etablissement`,
    firstName: `${OTHERS} structure association club ecole etablissement`,
    wheelchair: OTHERS,
    birth: `${OTHERS} lieu ville commune pays departement region acte extrait certificat rang nationalite place city country nom`,
    age: OTHERS,
    reference: `${OTHERS} structure association famille foyer groupe session billet club securite sociale`,
  },
  GROUP_LEADERS: {
    lastName: 'structure association organisme enfant jeune beneficiaire',
    firstName: 'structure association organisme enfant jeune beneficiaire',
    email: 'structure association organisme siege',
    phone: 'structure association organisme siege',
    structure: OF_STRUCTURE,
  },
  STRUCTURES: {
    name: OF_STRUCTURE,
    city: OF_CITY,
    address: 'mail email electronique web site internet',
    foundedOn: 'dossier compte fiche',
    memberCount: 'salarie nom liste structure organisme association',
  },
  TICKETS: {
    sessionCode: OF_SESSION,
    seat: 'prix tarif nombre type categorie',
    reference: 'commande dossier client session structure',
    kind: 'evenement session prix',
  },
  DEMANDS: {
    structure: OF_STRUCTURE,
    sessionCode: OF_SESSION,
    formula: 'nombre nb taille prix',
    people: 'accompagnateur fauteuil mobilite pmr handicap prix type nom',
    rank: 'session date',
  },
  SCANS: {
    ticket: 'type categorie prix date heure statut etat nombre session',
    sessionCode: OF_SESSION,
    scannedAt: 'achat emission naissance debut fin',
    time: 'debut fin',
    result: 'agent point porte date heure lieu zone borne',
  },
  SESSIONS: {
    code: OF_SESSION,
    venue: 'code ville adresse capacite web internet arrondissement',
    city: OF_CITY,
    start: OF_SALES,
    end: OF_SALES,
  },
};

const NONE: ReadonlySet<string> = new Set();
const sets = new Map<string, ReadonlySet<string>>();

/** The words that stand against a field of a kind in a header. */
export function wordsAgainst(kind: ImportKind, field: string): ReadonlySet<string> {
  const words = BESIDE[kind][field];
  if (words === undefined) return NONE;
  const known = sets.get(words) ?? new Set(list(words));
  sets.set(words, known);
  return known;
}

/** The field of a kind that tells one of its own from another for ever: a running number does not. */
export const IDENTITY: Partial<Record<ImportKind, string>> = { BENEFICIARIES: 'reference', STRUCTURES: 'externalId' };
