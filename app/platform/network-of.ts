import { isIPv6 } from 'node:net';

/** The first four groups of an IPv6 address, written out: a household or an office has all that follows to itself. */
function firstGroups(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...behind].slice(0, 4).join(':');
}

/** By what those are counted together who come from one place: an IPv4 address, or the network of an IPv6 one. */
export function networkOf(peer: string): string {
  const address = peer.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  return isIPv6(address) ? firstGroups(address) : address;
}
