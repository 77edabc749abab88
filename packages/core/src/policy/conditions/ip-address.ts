/** An address as 16-bit groups: two for IPv4, eight for IPv6. IPv4-mapped IPv6 (`::ffff:10.0.0.1`) is read as IPv4. */
export type IpAddress = readonly number[];

/** A network: the first `bits` bits of `address`. */
export interface Cidr {
  readonly address: IpAddress;
  readonly bits: number;
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const DOT = 0x2e;
const GROUP = /^[0-9a-fA-F]{1,4}$/;

/** Reads an address; leading zeros in IPv4 are refused, an IPv6 zone is dropped. `undefined` when it is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (!text.includes(':')) return parseIpv4(text);
  const zone = text.indexOf('%');
  const groups = parseIpv6(zone < 0 ? text : text.slice(0, zone));
  return groups && isMapped(groups) ? groups.slice(6) : groups;
}

/** Reads a network or a single address. Host bits are ignored. `undefined` when it is neither. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) {
    const address = parseIp(text);
    return address && { address, bits: address.length * 16 };
  }
  const written = text.slice(0, slash);
  const suffix = text.slice(slash + 1);
  if (!OCTET.test(suffix)) return undefined;
  const bits = Number(suffix);
  const address = written.includes(':') ? parseIpv6(written) : parseIpv4(written);
  if (!address || bits > address.length * 16) return undefined;
  return isMapped(address) && bits >= 96 ? { address: address.slice(6), bits: bits - 96 } : { address, bits };
}

/** Is the address in the network? IPv4 and IPv6 never meet; `/0` takes in all of its own family. */
export function inCidr(address: IpAddress, { address: network, bits }: Cidr): boolean {
  if (address.length !== network.length) return false;
  for (let i = 0, left = bits; left > 0; i++, left -= 16) {
    const mask = left >= 16 ? 0xffff : (0xffff << (16 - left)) & 0xffff;
    if ((((address[i] ?? 0) ^ (network[i] ?? 0)) & mask) !== 0) return false;
  }
  return true;
}

function parseIpv4(text: string): number[] | undefined {
  let high = 0;
  let low = 0;
  let octet = -1;
  let dots = 0;
  // Every request has an address, and most have this kind: read without a RegExp and without cutting the text up.
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : DOT;
    if (code === DOT) {
      if (octet < 0 || dots > 3) return undefined;
      if (dots < 2) high = high * 256 + octet;
      else low = low * 256 + octet;
      octet = -1;
      dots++;
    } else {
      // A zero may stand alone, but not before another digit.
      if (code < 0x30 || code > 0x39 || octet === 0) return undefined;
      octet = Math.max(octet, 0) * 10 + code - 0x30;
      if (octet > 255) return undefined;
    }
  }
  return dots === 4 ? [high, low] : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  const halves = withoutDots(text)?.split('::', 3);
  if (!halves || halves.length > 2) return undefined;
  const [front, back] = halves.map((half) => parseGroups(half, halves.length === 2));
  if (!front) return undefined;
  if (halves.length === 1) return front.length === 8 ? front : undefined;
  // `::` stands for at least one group.
  if (!back || front.length + back.length > 7) return undefined;
  return [...front, ...Array.from<number>({ length: 8 - front.length - back.length }).fill(0), ...back];
}

/** An IPv6 text whose last group may be a dotted IPv4 address, with that address as two groups. */
function withoutDots(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const dotted = text.lastIndexOf(':') + 1;
  const groups = parseIpv4(text.slice(dotted));
  return groups && text.slice(0, dotted) + groups.map((group) => group.toString(16)).join(':');
}

function parseGroups(text: string, mayBeEmpty: boolean): number[] | undefined {
  if (text === '') return mayBeEmpty ? [] : undefined;
  const groups = text.split(':', 9);
  return groups.every((group) => GROUP.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}

const isMapped = (groups: IpAddress): boolean =>
  groups.length === 8 && groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
