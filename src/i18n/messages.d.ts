import type { Locale } from './config';

type Common = typeof import('./messages/fr/common.json');
type Ui = typeof import('./messages/fr/ui.json');
type Accounts = typeof import('./messages/fr/accounts.json');
type Programmes = typeof import('./messages/fr/programmes.json');
type Sessions = typeof import('./messages/fr/sessions.json');
type Tickets = typeof import('./messages/fr/tickets.json');
type Structures = typeof import('./messages/fr/structures.json');
type Imports = typeof import('./messages/fr/imports.json');
type Templates = typeof import('./messages/fr/templates.json');
type Catalogue = typeof import('./messages/fr/catalogue.json');
type Demands = typeof import('./messages/fr/demands.json');
type Allocation = typeof import('./messages/fr/allocation.json');
type Draw = typeof import('./messages/fr/draw.json');
type Quotas = typeof import('./messages/fr/quotas.json');
type Trials = typeof import('./messages/fr/trials.json');
type Claims = typeof import('./messages/fr/claims.json');
type Attendance = typeof import('./messages/fr/attendance.json');
type Privacy = typeof import('./messages/fr/privacy.json');
type Audit = typeof import('./messages/fr/audit.json');
type Refusals = typeof import('./messages/fr/refusals.json');
type Today = typeof import('./messages/fr/today.json');
type Mails = typeof import('./messages/fr/mails.json');

declare module 'next-intl' {
  // French is the reference: a key that is not in the French file does not compile.
  interface AppConfig {
    Locale: Locale;
    Messages: {
      common: Common;
      ui: Ui;
      accounts: Accounts;
      programmes: Programmes;
      sessions: Sessions;
      tickets: Tickets;
      structures: Structures;
      imports: Imports;
      templates: Templates;
      catalogue: Catalogue;
      demands: Demands;
      allocation: Allocation;
      draw: Draw;
      quotas: Quotas;
      trials: Trials;
      claims: Claims;
      attendance: Attendance;
      privacy: Privacy;
      audit: Audit;
      refusals: Refusals;
      today: Today;
      mails: Mails;
    };
  }
}
