import type { Cidr } from '../../policy/conditions/ip-address.ts';

/** The network with the bits behind its prefix cleared, as text. `undefined` when none of them is set. */
export function networkText({ address, bits }: Cidr): string | undefined {
  const masked = address.map((group, i) => {
    const left = Math.min(16, Math.max(0, bits - i * 16));
    return group & (left === 0 ? 0 : (0xffff << (16 - left)) & 0xffff);
  });
  if (masked.every((group, i) => group === address[i])) return undefined;
  return `${masked.length === 2 ? ipv4(masked) : ipv6(masked)}/${bits}`;
}

const ipv4 = (groups: readonly number[]): string => groups.map((group) => `${group >> 8}.${group & 255}`).join('.');

/** With `::` for the zeros at the end, of which a cleared prefix has most. SOURCE: RFC 5952, section 4. */
function ipv6(groups: readonly number[]): string {
  let kept = groups.length;
  while (kept > 0 && groups[kept - 1] === 0) kept--;
  const texts = groups.slice(0, kept).map((group) => group.toString(16));
  if (groups.length - kept < 2) return groups.map((group) => group.toString(16)).join(':');
  return `${texts.join(':')}::`;
}
