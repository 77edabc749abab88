import { BlockList, isIP } from 'node:net';
import type { Origin } from '../domain/caller.ts';
import { header, headerLines, type HttpRequest } from './message.ts';

/** Turns `10.0.0.0/8`, `::1` … into a list to ask; undefined when there is nothing to ask. @throws RangeError when an entry is neither an address nor a network. */
export function trustedProxies(entries: readonly string[]): BlockList | undefined {
  if (entries.length === 0) return undefined;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const version = isIP(address);
    const bits = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (version === 0 || (bits !== undefined && !(bits <= (version === 4 ? 32 : 128)))) {
      throw new RangeError(`trusted proxy ${JSON.stringify(entry)} is neither an address nor a network such as 10.0.0.0/8`);
    }
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, bits, family);
  }
  return list;
}

/** An IPv4 address that came over an IPv6 socket, written as IPv4; zone ids are dropped. */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address.replace(/%.*$/, '');
}

/**
 * Where a request came from. The socket's peer counts; `X-Forwarded-For` counts only when that peer is a trusted proxy, and
 * then the right-most address that is not itself one: everything further left is the client's own invention.
 */
export function originOf(request: HttpRequest, trusted: BlockList | undefined): Origin {
  const isTrusted = (address: string): boolean => {
    const version = isIP(address);
    return version !== 0 && trusted !== undefined && trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
  let sourceIp = plainAddress(request.peer);
  let secure = request.tls;
  if (trusted && isTrusted(sourceIp)) {
    // Every line of them: some proxies add a line of their own below the client's, and the first line would be the client's word.
    const hops = headerLines(request, 'x-forwarded-for').flatMap((line) =>
      line.split(',').map((hop) => plainAddress(hop.trim())),
    );
    for (const hop of hops.toReversed()) {
      if (isIP(hop) === 0) break;
      sourceIp = hop;
      if (!isTrusted(hop)) break;
    }
    const protocols = headerLines(request, 'x-forwarded-proto');
    secure ||= protocols.length > 0 && protocols.every((protocol) => protocol.trim().toLowerCase() === 'https');
  }
  const referer = header(request, 'referer');
  return { sourceIp, userAgent: header(request, 'user-agent') ?? '', secure, ...(referer === undefined ? {} : { referer }) };
}
