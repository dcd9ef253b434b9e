export type ErrorKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'too-many';

/** The status of a refusal at a door that is not tRPC; tRPC has its own names for the same ones. */
export const STATUS_OF = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  'too-many': 429,
} as const satisfies Record<ErrorKind, number>;

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
