import { type ActorName, SIGNED_IN, type SignedIn } from './actors';
import type { Things } from './things';

export type PageRow = {
  /** Who gets the page; anybody else is sent elsewhere, or gets one that holds nothing. */
  readonly who: readonly ActorName[];
  readonly path: (things: Things) => string;
  /** What the address aims at; `none` when it names nothing. */
  readonly scope: 'none' | 'programme' | 'structure' | 'gate' | 'link';
};

const EVERYBODY: readonly ActorName[] = ['nobody', 'holder', ...SIGNED_IN];
const CITY: readonly SignedIn[] = ['admin', 'agent'];
const OVERSEERS: readonly SignedIn[] = ['admin', 'agent', 'auditor'];
const LEADERS: readonly SignedIn[] = ['leaderA', 'leaderB'];
const GATES: readonly SignedIn[] = ['gate', 'admin', 'agent'];

const at = (path: string, who: readonly ActorName[]): PageRow => ({ who, path: () => path, scope: 'none' });
const of = (scope: PageRow['scope'], path: PageRow['path'], who: readonly ActorName[]): PageRow => ({
  scope,
  path,
  who,
});

/** By the folder under src/app, groups left out. A page that is not here fails a test. */
export const PAGES: Readonly<Record<string, PageRow>> = {
  '/': at('/', []),
  '/accessibilite': at('/accessibilite', EVERYBODY),
  '/adresse/confirmer/[token]': of('link', ({ emailToken }) => `/adresse/confirmer/${emailToken}`, EVERYBODY),
  '/adresse/refuser/[token]': of('link', ({ stopToken }) => `/adresse/refuser/${stopToken}`, EVERYBODY),
  '/attributions': at('/attributions', CITY),
  '/audit': at('/audit', OVERSEERS),
  '/aujourdhui': at('/aujourdhui', CITY),
  '/b/[token]': of('link', ({ token }) => `/b/${token}`, EVERYBODY),
  // Sent back to the link: no code shows days ahead (rule 9).
  '/b/[token]/qr': of('link', ({ token }) => `/b/${token}/qr`, []),
  '/bench': at('/bench', []),
  '/billets': at('/billets', CITY),
  '/billets/[id]': of('structure', ({ namedTicketId }) => `/billets/${namedTicketId}`, CITY),
  '/compte': at('/compte', SIGNED_IN),
  '/compte/securite': at('/compte/securite', SIGNED_IN),
  '/comptes': at('/comptes', ['admin']),
  '/connexion': at('/connexion', ['nobody', 'holder']),
  '/connexion/code': at('/connexion/code', []),
  '/controle': at('/controle', GATES),
  '/controle/[sessionId]': of('gate', ({ gateId }) => `/controle/${gateId}`, GATES),
  '/courrier': at('/courrier', CITY),
  '/demandes': at('/demandes', CITY),
  '/donnees-personnelles': at('/donnees-personnelles', EVERYBODY),
  '/espace': at('/espace', LEADERS),
  '/espace/aide': at('/espace/aide', LEADERS),
  '/espace/catalogue': at('/espace/catalogue', LEADERS),
  '/espace/catalogue/[code]': of('programme', ({ sessionCode }) => `/espace/catalogue/${sessionCode}`, LEADERS),
  '/espace/demandes': at('/espace/demandes', LEADERS),
  '/espace/demandes/import': at('/espace/demandes/import', LEADERS),
  '/espace/demandes/import/[id]': of('structure', ({ importId }) => `/espace/demandes/import/${importId}`, LEADERS),
  '/espace/demandes/pourquoi': at('/espace/demandes/pourquoi', LEADERS),
  '/espace/liste': at('/espace/liste', LEADERS),
  '/espace/liste/import': at('/espace/liste/import', LEADERS),
  '/espace/liste/import/[id]': of('structure', ({ importId }) => `/espace/liste/import/${importId}`, LEADERS),
  '/espace/liste/responsables/import': at('/espace/liste/responsables/import', LEADERS),
  '/espace/liste/responsables/import/[id]': of(
    'structure',
    ({ importId }) => `/espace/liste/responsables/import/${importId}`,
    LEADERS,
  ),
  '/espace/presence': at('/espace/presence', LEADERS),
  '/espace/sorties': at('/espace/sorties', LEADERS),
  '/espace/sorties/[id]': of('structure', ({ allocationId }) => `/espace/sorties/${allocationId}`, LEADERS),
  '/historique': at('/historique', OVERSEERS),
  '/imports': at('/imports', CITY),
  '/imports/[id]': of('structure', ({ importId }) => `/imports/${importId}`, CITY),
  '/invitation/[token]': of('link', ({ invitationToken }) => `/invitation/${invitationToken}`, EVERYBODY),
  '/mot-de-passe': at('/mot-de-passe', EVERYBODY),
  '/mot-de-passe/[token]': of('link', ({ resetToken }) => `/mot-de-passe/${resetToken}`, EVERYBODY),
  '/patientez': at('/patientez', EVERYBODY),
  '/presence': at('/presence', OVERSEERS),
  '/programme': at('/programme', ['admin']),
  '/purge': at('/purge', ['admin', 'auditor']),
  '/purge/[id]': of('programme', ({ purgeId }) => `/purge/${purgeId}`, []),
  '/sessions': at('/sessions', CITY),
  '/sessions/[code]': of('programme', ({ sessionCode }) => `/sessions/${sessionCode}`, CITY),
  '/signaler-une-faille': at('/signaler-une-faille', EVERYBODY),
  '/structures': at('/structures', CITY),
  '/structures/[id]': of('structure', ({ structureId }) => `/structures/${structureId}`, CITY),
  '/tirages': at('/tirages', OVERSEERS),
  '/tirages/regles': at('/tirages/regles', OVERSEERS),
  '/tirages/[id]': of('programme', ({ drawId }) => `/tirages/${drawId}`, OVERSEERS),
  '/tirages/comparer': of('programme', ({ drawId }) => `/tirages/comparer?d=${drawId}`, OVERSEERS),
  '/tirages/etudes/[id]': of('programme', ({ studyId }) => `/tirages/etudes/${studyId}`, OVERSEERS),
  // Published for everybody, of every programme.
  '/verification/[drawId]': of('link', ({ drawId }) => `/verification/${drawId}`, EVERYBODY),
  '/vagues': at('/vagues', CITY),
  '/vagues/[id]': of('programme', ({ waveId }) => `/vagues/${waveId}`, CITY),
};
