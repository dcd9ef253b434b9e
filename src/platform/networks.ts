import { BlockList, isIP } from 'node:net';

type Network = { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' };

/** An IPv4 address inside IPv6 is that IPv4 address; a port and brackets, which some proxies add, are dropped. Null for anything else. */
export function addressOf(written: string): string | null {
  const text = written.trim();
  const bare = /^\[(?<inside>[^\]]+)\](?::\d{1,5})?$/.exec(text)?.groups?.inside ?? text;
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.groups?.v4 ?? bare;
  const plain = /^(?<v4>\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(mapped)?.groups?.v4 ?? mapped;
  return isIP(plain) === 0 ? null : plain;
}

function networkOf(written: string): Network | null {
  const [text = '', bits] = written.split('/');
  const version = isIP(text);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const wanted = bits === undefined ? most : Number(bits);
  if (!/^\d{1,3}$/.test(bits ?? String(most)) || wanted > most) return null;
  return { address: text, bits: wanted, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** True for an address or a network such as 10.0.0.0/8 or fd00::/8. */
export const isNetwork = (written: string): boolean => networkOf(written) !== null;

/** Says of an address whether it is in one of the networks. */
export function within(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks.map(networkOf))
    if (network) list.addSubnet(network.address, network.bits, network.family);
  return (address) => {
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * Who knocks: the peer of the socket, unless it is a proxy we trust; then the last address of X-Forwarded-For that is not one.
 * What stands further left was written by the client and is believed by nobody.
 */
export function clientOf(peer: string, forwardedFor: string | null, isTrusted: (address: string) => boolean): string {
  let client = peer;
  const hops = (forwardedFor ?? '').split(',').filter((hop) => hop.trim() !== '');
  while (isTrusted(client)) {
    const hop = hops.pop();
    const before = hop === undefined ? null : addressOf(hop);
    if (before === null) break;
    client = before;
  }
  return client;
}

/** What is counted of an address: an IPv4 whole; of an IPv6 the first 64 bits, since one subscriber holds all the rest. */
export function countedPart(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
