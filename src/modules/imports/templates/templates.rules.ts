import type { ImportKind } from '../import.rules';
import { beneficiariesTemplate } from './beneficiaries-template.rules';
import { demandsTemplate } from './demands-template.rules';
import { leadersTemplate } from './leaders-template.rules';
import { scansTemplate } from './scans-template.rules';
import { sessionsTemplate } from './sessions-template.rules';
import { structuresTemplate } from './structures-template.rules';
import type { KindTemplate } from './template-column.rules';
import { ticketsTemplate } from './tickets-template.rules';

/** The template of each kind: a kind without one does not compile, a field without a column fails a test. */
export const TEMPLATES: Readonly<Record<ImportKind, KindTemplate>> = {
  SESSIONS: sessionsTemplate,
  TICKETS: ticketsTemplate,
  STRUCTURES: structuresTemplate,
  BENEFICIARIES: beneficiariesTemplate,
  GROUP_LEADERS: leadersTemplate,
  DEMANDS: demandsTemplate,
  SCANS: scansTemplate,
};
