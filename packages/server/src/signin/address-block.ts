import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for when tries are counted: an IPv4 address itself, of an IPv6 address its first 64 bits. Whoever has one
 * IPv6 address has the 2^64 beside it, too, and could try from each.
 * SOURCE: RFC 4291 §2.5.1: the last 64 bits are chosen by the host.
 */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  // What `::` leaves out is zeros, as many as are missing; a dotted end counts as two groups.
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const width = after.length + (after.at(-1)?.includes('.') ? 1 : 0);
  const missing = tail === undefined ? 0 : 8 - groups.length - width;
  const all = [...groups, ...Array<string>(missing).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
