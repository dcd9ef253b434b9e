import { always, chosen, type KindTemplate } from './template-column.rules';
import { sessionCodeWays } from './written-ways.rules';

export const ticketsTemplate: KindTemplate = {
  sessionCode: {
    header: { fr: 'Code de la session', en: 'Session ID' },
    writing: 'session-code',
    written: sessionCodeWays,
  },
  category: { header: { fr: 'Catégorie', en: 'Category' }, writing: 'as-is', written: always('B') },
  block: { header: { fr: 'Bloc', en: 'Block' }, writing: 'as-is', written: always('104') },
  row: { header: { fr: 'Rang', en: 'Row' }, writing: 'as-is', written: always('07') },
  seat: { header: { fr: 'Place', en: 'Seat' }, writing: 'as-is', written: always('21') },
  kind: chosen({ fr: 'Type de place', en: 'Ticket type' }, [
    [
      ['Standard', 'normale', 'plein tarif'],
      ['Standard', 'regular'],
    ],
    [
      ['Fauteuil', 'PMR', 'UFR'],
      ['Wheelchair', 'WC'],
    ],
    [
      ['Accompagnateur', 'acc.', 'aidant'],
      ['Companion', 'carer'],
    ],
  ]),
  reference: {
    header: { fr: 'Référence du billet', en: 'Ticket reference' },
    writing: 'as-is',
    written: always('0024-ATH-000181'),
  },
  state: chosen({ fr: 'État du billet', en: 'Ticket status' }, [
    [
      ['Valide', 'actif', 'émis'],
      ['Valid', 'active', 'issued'],
    ],
    [
      ['Non transféré', 'libre', 'disponible'],
      ['Not transferred', 'available'],
    ],
    [
      ['Transféré', 'transmis', 'récupéré'],
      ['Transferred', 'claimed'],
    ],
    [
      ['Scanné', 'utilisé', 'entré'],
      ['Scanned', 'used', 'entered'],
    ],
    [
      ['Annulé', 'bloqué', 'remboursé'],
      ['Cancelled', 'blocked', 'void'],
    ],
  ]),
};
