/** An address as bits: 32 of them for IPv4, 128 for IPv6, each `0` or `1`. */
type Bits = string;

/**
 * Whether an address lies in a range; `undefined` when either of the two cannot be read. A range is `address/length` or one
 * address; bits behind the length are of no account. IPv4 and IPv6 have nothing in common, but for `::ffff:a.b.c.d`, which is IPv4.
 */
export function addressInRange(address: string, range: string): boolean | undefined {
  const asked = addressOf(address);
  const within = rangeOf(range);
  if (asked === undefined || within === undefined) return undefined;
  return asked.length === within.bits.length && asked.slice(0, within.length) === within.bits.slice(0, within.length);
}

function addressOf(text: string): Bits | undefined {
  const zone = text.indexOf('%');
  const bits = zone === -1 ? bitsOf(text) : ipv6Of(text.slice(0, zone));
  return bits !== undefined && isMapped(bits) ? bits.slice(96) : bits;
}

function rangeOf(text: string): { readonly bits: Bits; readonly length: number } | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  // An address alone is read as one of a request, zone and all.
  const bits = prefix === undefined ? addressOf(address) : bitsOf(address);
  if (bits === undefined || more.length > 0) return undefined;
  if (prefix !== undefined && !/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const length = prefix === undefined ? bits.length : Number(prefix);
  if (length > bits.length) return undefined;
  return isMapped(bits) && length >= 96 ? { bits: bits.slice(96), length: length - 96 } : { bits, length };
}

/** `::ffff:0:0/96`, the IPv4 addresses inside IPv6. */
const isMapped = (bits: Bits): boolean => bits.length === 128 && bits.startsWith('0'.repeat(80) + '1'.repeat(16));

const bitsOf = (text: string): Bits | undefined => ipv4Of(text) ?? ipv6Of(text);

function ipv4Of(text: string): Bits | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  // No leading zeros: other programs read them as octal.
  if (!parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

function ipv6Of(text: string): Bits | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left = '', right] = halves;
  const head = groupsOf(left, right === undefined);
  const tail = right === undefined ? '' : groupsOf(right, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 128 - head.length - tail.length;
  // `::` stands for at least one group; without it all eight are there.
  if (right === undefined ? missing !== 0 : missing < 16) return undefined;
  return head + '0'.repeat(missing) + tail;
}

/** Groups of up to four hexadecimal digits; the last two of the address may be written as IPv4. */
function groupsOf(text: string, mayEndInIpv4: boolean): Bits | undefined {
  if (text === '') return '';
  const groups = text.split(':');
  let bits = '';
  for (const [i, group] of groups.entries()) {
    const ipv4 = mayEndInIpv4 && i === groups.length - 1 ? ipv4Of(group) : undefined;
    if (ipv4 !== undefined) bits += ipv4;
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) bits += Number.parseInt(group, 16).toString(2).padStart(16, '0');
    else return undefined;
  }
  return bits;
}
