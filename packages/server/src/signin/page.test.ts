import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../http/message.ts';
import { pageOf } from './page.ts';

const OWN = 'https://iam.example.org';
const good = {
  Host: 'iam.example.org',
  Origin: OWN,
  'Sec-Fetch-Site': 'same-origin',
  'X-Countersign-Console': '1',
} as const;
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const request = (headers: Headers): HttpRequest => ({
  method: 'POST',
  target: '/console/api',
  rawHeaders: Object.entries({ ...good, ...headers }).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((line) => [name, line]),
  ),
  body: new Uint8Array(0),
  peer: '203.0.113.7',
  tls: true,
});
const page = (headers: Headers, publicUrl?: string, readsOnly = false) =>
  pageOf(request(headers), { secure: true }, publicUrl, readsOnly);

describe('a request of the console’s page', () => {
  it('is known by its origin, its own header and the browser’s word', () => {
    expect(page({})).toBe(OWN);
  });

  it.each<[string, Headers]>([
    ['from an old browser that says nothing of sites', { 'Sec-Fetch-Site': undefined }],
    ['whose host is written in capitals', { Host: 'IAM.example.ORG' }],
  ])('is also one %s', (_, headers) => expect(page(headers)).toBe(OWN));

  it('may come from the public address, when a proxy stands in front', () => {
    const behind = { Host: 'countersign.internal:8484' };
    expect(page(behind)).toBeUndefined();
    expect(page(behind, OWN)).toBe(OWN);
  });

  it('is not of this server when scheme or port is another one', () => {
    expect(pageOf(request({}), { secure: false }, undefined)).toBeUndefined();
    expect(page({ Origin: `${OWN}:8443` })).toBeUndefined();
  });

  it.each<[string, Headers]>([
    ['no origin', { Origin: undefined }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['an origin that begins alike', { Origin: `${OWN}.evil.example` }],
    ['the origin “null” of a sandbox', { Origin: 'null' }],
    ['two origins', { Origin: [OWN, 'https://evil.example'] }],
    ['an origin with a path', { Origin: `${OWN}/` }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a typed address', { 'Sec-Fetch-Site': 'none' }],
    ['two words about sites', { 'Sec-Fetch-Site': ['same-origin', 'cross-site'] }],
    ['no header of its own', { 'X-Countersign-Console': undefined }],
    ['another value in its own header', { 'X-Countersign-Console': '0' }],
    ['its own header twice', { 'X-Countersign-Console': ['1', '1'] }],
    ['no host', { Host: undefined }],
  ])('is none with %s', (_, headers) => expect(page(headers)).toBeUndefined());

  it('needs no origin for reading, as browsers send none; a foreign one is still foreign', () => {
    expect(page({ Origin: undefined }, undefined, true)).toBe(OWN);
    expect(page({ Origin: 'https://evil.example' }, undefined, true)).toBeUndefined();
    expect(page({ Origin: undefined, 'X-Countersign-Console': undefined }, undefined, true)).toBeUndefined();
    expect(page({ Origin: undefined, 'Sec-Fetch-Site': 'cross-site' }, undefined, true)).toBeUndefined();
  });
});
