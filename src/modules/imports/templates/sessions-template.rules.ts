import { always, type ColumnModel, chosen, type InBoth, type KindTemplate } from './template-column.rules';
import { codeWays, momentWays } from './written-ways.rules';

/** What a calendar may come with and the template does not ask for: the day or the hour in a column of its own. */
const apart = (header: InBoth, writing: 'day' | 'clock', written: string): ColumnModel => ({
  header,
  writing,
  written: always(written),
  standing: () => 'absent',
});

export const sessionsTemplate: KindTemplate = {
  code: {
    header: { fr: 'Code de la session', en: 'Session ID' },
    writing: 'new-code',
    written: always(...codeWays('ATH01')),
  },
  sport: {
    header: { fr: 'Sport', en: 'Sport' },
    writing: 'text',
    written: (locale) => [locale === 'fr' ? 'Athlétisme' : 'Athletics'],
  },
  venueCode: { header: { fr: 'Code du site', en: 'Venue code' }, writing: 'as-is', written: always('STA') },
  venue: {
    header: { fr: 'Site', en: 'Venue' },
    writing: 'text',
    written: (locale) => [locale === 'fr' ? 'Stade Charléty' : 'Charléty Stadium'],
  },
  city: { header: { fr: 'Ville', en: 'City' }, writing: 'text', written: always('Paris') },
  district: {
    header: { fr: 'Arrondissement', en: 'District' },
    writing: 'district',
    written: (locale) => ['13', locale === 'fr' ? '13e' : '13th', 'Paris 13', '75013'],
  },
  start: { header: { fr: 'Date et heure de début', en: 'Start time' }, writing: 'moment', written: momentWays(9) },
  end: { header: { fr: 'Date et heure de fin', en: 'End time' }, writing: 'moment', written: momentWays(12) },
  date: apart({ fr: 'Date', en: 'Session date' }, 'day', '24/07/2024'),
  startTime: apart({ fr: 'Heure de début', en: 'Start hour' }, 'clock', '09:30'),
  endDate: apart({ fr: 'Date de fin', en: 'End date' }, 'day', '24/07/2024'),
  endTime: apart({ fr: 'Heure de fin', en: 'End hour' }, 'clock', '12:30'),
  description: {
    header: { fr: 'Épreuves', en: 'Events' },
    writing: 'text',
    written: (locale) => [locale === 'fr' ? '100 m femmes, séries' : 'Women’s 100 m, heats'],
  },
  competition: chosen({ fr: 'Compétition', en: 'Competition' }, [
    [
      ['Olympique', 'olympiques', 'OLYMPIC'],
      ['Olympic', 'OLYMPIC'],
    ],
    [
      ['Paralympique', 'para'],
      ['Paralympic', 'para'],
    ],
  ]),
  kind: chosen({ fr: 'Type de session', en: 'Kind' }, [
    [
      ['Compétition', 'épreuve'],
      ['Competition', 'event'],
    ],
    [
      ['Cérémonie', 'ceremonie'],
      ['Ceremony', 'ceremonies'],
    ],
  ]),
  status: chosen({ fr: 'Statut', en: 'Status' }, [
    [
      ['Prévue', 'maintenue', 'confirmée'],
      ['Scheduled', 'planned', 'confirmed'],
    ],
    [
      ['Reportée', 'reporté', 'décalée'],
      ['Postponed', 'rescheduled', 'delayed'],
    ],
    [
      ['Annulée', 'annulé', 'supprimée'],
      ['Cancelled', 'canceled'],
    ],
  ]),
};
