export type ErrorKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid';

/** What a refusal is about: numbers, codes, opaque ids and ISO instants; never a name, an e-mail or free text. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The one way to refuse. `code` is `namespace/name`; the words for people stand in the catalogue of that namespace
 * under `errors.name`. A fact whose name ends in `At` is an ISO instant, to be shown in the programme's time zone.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly facts: Facts;

  constructor(kind: ErrorKind, code: string, facts: Facts = {}) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}
