import type { KindRules } from '../field.rules';
import type { ImportKind } from '../import.rules';
import { type BeneficiaryValues, beneficiariesRules } from './beneficiaries.rules';
import { type DemandValues, demandsRules } from './demands.rules';
import { type LeaderValues, leadersRules } from './leaders.rules';
import { type ScanValues, scansRules } from './scans.rules';
import { type SessionValues, sessionsRules } from './sessions.rules';
import { type StructureValues, structuresRules } from './structures.rules';
import { type TicketValues, ticketsRules } from './tickets.rules';

/** What a good row of each kind becomes; plain JSON. */
export type ValuesByKind = {
  SESSIONS: SessionValues;
  TICKETS: TicketValues;
  STRUCTURES: StructureValues;
  BENEFICIARIES: BeneficiaryValues;
  SCANS: ScanValues;
  DEMANDS: DemandValues;
  GROUP_LEADERS: LeaderValues;
};

/** How each kind of file is understood: its fields, and what a row becomes. */
export const KINDS: { readonly [K in ImportKind]: KindRules<ValuesByKind[K]> } = {
  SESSIONS: sessionsRules,
  TICKETS: ticketsRules,
  STRUCTURES: structuresRules,
  BENEFICIARIES: beneficiariesRules,
  SCANS: scansRules,
  DEMANDS: demandsRules,
  GROUP_LEADERS: leadersRules,
};
