import { sha256Hex } from './sha256.rules';

/** The public value that was named before the draw, and what it turned out to be. */
export type PublicValue = {
  /** What it is, in words anybody can check: a lottery's result, a beacon's round. */
  readonly what: string;
  /** When it is known: an ISO instant. */
  readonly at: string;
  /** As it was published, to the letter. */
  readonly value: string;
};

/**
 * The commitment to a secret: SHA-256 of the JSON text ["gradins/commitment/1", secret] in UTF-8, as 64 hexadecimal
 * digits. Published before the draw; the secret is 256 bits of chance, so that the commitment tells nothing of it.
 */
export const commitmentOf = (secret: string): string => sha256Hex(JSON.stringify(['gradins/commitment/1', secret]));

/**
 * The seed of a draw: SHA-256 of the JSON text ["gradins/seed/1", secret, value] in UTF-8, as 64 hexadecimal digits.
 * Whoever knows the secret does not choose the value, whoever reads the value first does not know the secret: nobody
 * chooses the seed. The two prefixes keep a seed and a commitment apart whatever the texts are.
 */
export const combineSeed = (secret: string, value: string): string =>
  sha256Hex(JSON.stringify(['gradins/seed/1', secret, value]));
