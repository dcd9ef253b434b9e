import { always, chosen, type KindTemplate } from './template-column.rules';
import { momentWays, sessionCodeWays } from './written-ways.rules';

export const scansTemplate: KindTemplate = {
  ticket: {
    header: { fr: 'Référence billet', en: 'Ticket reference' },
    writing: 'as-is',
    written: always('0024-ATH-000181'),
  },
  sessionCode: {
    header: { fr: 'Code de la session', en: 'Session ID' },
    writing: 'session-code',
    written: sessionCodeWays,
  },
  scannedAt: { header: { fr: 'Date de contrôle', en: 'Scan date' }, writing: 'scan-moment', written: momentWays(9) },
  time: {
    header: { fr: 'Heure de contrôle', en: 'Time' },
    writing: 'clock',
    written: (locale) => ['09:30', '9h30', '09:30:00', ...(locale === 'en' ? ['9:30 am'] : [])],
  },
  result: chosen({ fr: 'Résultat', en: 'Result' }, [
    [
      ['Entré', 'OK', 'accepté', '1'],
      ['Entered', 'OK', 'accepted', '1'],
    ],
    [
      ['Déjà entré', 'doublon'],
      ['Already entered', 'duplicate'],
    ],
    [['Mauvaise session', 'autre session'], ['Wrong session']],
    [
      ['Hors horaire', 'trop tôt', 'trop tard'],
      ['Too early or too late', 'early', 'late'],
    ],
    [
      ['Non attribué', 'annulé'],
      ['Not allocated', 'cancelled'],
    ],
    [
      ['Inconnu', 'refusé', 'KO'],
      ['Unknown', 'invalid', 'KO'],
    ],
    [
      ['Sortie', 'sorti', 'OUT'],
      ['Exit', 'left', 'OUT'],
    ],
  ]),
  way: chosen({ fr: 'Sens', en: 'Direction' }, [
    [
      ['Entrée', 'IN'],
      ['In', 'entry'],
    ],
    [
      ['Sortie', 'OUT'],
      ['Out', 'exit'],
    ],
  ]),
};
