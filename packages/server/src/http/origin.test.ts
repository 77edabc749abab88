import { describe, expect, it } from 'vitest';
import type { HttpRequest } from './message.ts';
import { originOf, trustedProxies } from './origin.ts';

const request = (peer: string, headers: Record<string, string> = {}): HttpRequest => ({
  method: 'POST',
  target: '/',
  rawHeaders: Object.entries(headers).flat(),
  body: new Uint8Array(),
  peer,
  tls: false,
});
/** What a proxy sends that adds a line of its own below the client's; the client says https. */
const lines = (...values: string[]): HttpRequest => ({
  ...request('10.0.0.1'),
  rawHeaders: values.flatMap((value, at) => ['X-Forwarded-For', value, 'X-Forwarded-Proto', at === 0 ? 'https' : 'http']),
});
const trusted = trustedProxies(['10.0.0.0/8', '::1']);

describe('the source address of a request', () => {
  it.each([
    ['the peer, when it is no trusted proxy, whatever the header says', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['the peer, when there is no header', '10.0.0.1', undefined, '10.0.0.1'],
    ['the right-most untrusted hop behind a trusted proxy', '10.0.0.1', '1.1.1.1, 198.51.100.7, 10.2.3.4', '198.51.100.7'],
    ['never left of a hop that is no address', '10.0.0.1', '1.1.1.1, junk, 10.2.3.4', '10.2.3.4'],
    ['IPv4 for an IPv4-mapped peer', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['the hop told by an IPv6 proxy', '::1', '2001:db8::5', '2001:db8::5'],
  ])('is %s', (_, peer, forwarded, expected) => {
    expect(originOf(request(peer, forwarded ? { 'X-Forwarded-For': forwarded } : {}), trusted).sourceIp).toBe(expected);
  });

  it('is secure by a trusted proxy’s word alone', () => {
    expect(originOf(request('10.0.0.1', { 'x-forwarded-proto': 'https' }), trusted).secure).toBe(true);
    expect(originOf(request('203.0.113.9', { 'x-forwarded-proto': 'https' }), trusted).secure).toBe(false);
  });

  it('is what the nearest proxy added, also as a line of its own below the client’s', () => {
    expect(originOf(lines('1.1.1.1', '198.51.100.7'), trusted)).toMatchObject({ sourceIp: '198.51.100.7', secure: false });
    expect(originOf(lines('1.1.1.1', '198.51.100.7, 10.2.3.4'), trusted).sourceIp).toBe('198.51.100.7');
  });

  it.each(['10.0.0.0/33', 'proxy', '10.0.0.0/x', '::1/129'])('is not read from the proxy list entry %j', (entry) => {
    expect(() => trustedProxies([entry])).toThrow(/trusted proxy/);
  });
});
