import { env } from './env';
import { addressOf, clientOf, countedPart, within } from './networks';
import { peerIn } from './peer';

/** Where a request came from is not known: such requests are counted together, as if they came from one place. */
const UNKNOWN = 'unknown';

let trusted: ((address: string) => boolean) | undefined;

/**
 * The client's address as it is counted: that of the socket, or what a proxy named in TRUSTED_PROXY says of it. A header that
 * the client wrote itself changes nothing.
 */
export function clientAddress(headers: Headers): string {
  const peer = peerIn(headers);
  const address = peer === null ? null : addressOf(peer);
  if (address === null) return UNKNOWN;
  trusted ??= within(env().TRUSTED_PROXY);
  return countedPart(clientOf(address, headers.get('x-forwarded-for'), trusted));
}
