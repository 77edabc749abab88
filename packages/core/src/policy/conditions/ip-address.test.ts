import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCidr, parseCidr, parseIp } from './ip-address.ts';

const inside = (address: string, network: string): boolean | undefined => {
  const [ip, cidr] = [parseIp(address), parseCidr(network)];
  return ip && cidr && inCidr(ip, cidr);
};

const bitsOf = (numbers: readonly number[], width: number): string =>
  numbers.map((n) => n.toString(2).padStart(width, '0')).join('');
const write = (numbers: readonly number[]): string => numbers.map((n) => n.toString(16)).join(':');

describe('IP addresses', () => {
  it.each<[string, string, boolean]>([
    ['1.2.3.4', '0.0.0.0/0', true],
    ['255.255.255.255', '0.0.0.0/0', true],
    ['::1', '::/0', true],
    ['ffff::', '::/0', true],
    ['::1', '0.0.0.0/0', false],
    ['1.2.3.4', '::/0', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.1/32', true],
    ['10.0.0.2', '10.0.0.1/32', false],
    ['10.1.2.3', '10.9.9.9/8', true],
    ['203.0.113.129', '203.0.113.128/25', true],
    ['203.0.113.127', '203.0.113.128/25', false],
    ['128.0.0.0', '127.255.255.255/1', false],
    ['192.168.17.1', '192.168.16.0/20', true],
    ['192.168.32.1', '192.168.16.0/20', false],
    ['2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8:7fff::', '2001:db8::/33', true],
    ['2001:db8:8000::', '2001:db8::/33', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', true],
    ['10.0.0.1', '::ffff:10.0.0.0/104', true],
    ['::ffff:a00:1', '10.0.0.1', true],
    ['10.0.0.1', '::ffff:0.0.0.0/96', true],
    ['10.0.0.1', '::ffff:0.0.0.0/95', false],
    ['1::ffff:a00:1', '10.0.0.1', false],
    ['::1:ffff:a00:1', '10.0.0.1', false],
    ['::a00:1', '10.0.0.1', false],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', true],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8', true],
    ['fe80::1%eth0', 'fe80::/10', true],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304', true],
  ])('%s in %s: %j [1.11 cases 1, 25]', (address, network, expected) => {
    expect(inside(address, network)).toBe(expected);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '010.0.0.1',
    '1.2.3.256',
    '1.2.3.-4',
    ' 1.2.3.4',
    '1.2.3.4 ',
    '0x1.2.3.4',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '12345::',
    '::g',
    '::1.2.3',
    '1.2.3.4::',
    'localhost',
    '١.2.3.4',
  ])('%j is no address [1.11 case 25]', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '::/129',
    '10.0.0.0/255.0.0.0',
    '/8',
    'fe80::1%eth0/64',
  ])('%j is no network', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('are in a network when their first bits are', () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(octets, octets, fc.nat(32), (a, b, bits) => {
        const expected = bitsOf(a, 8).slice(0, bits) === bitsOf(b, 8).slice(0, bits);
        expect(inside(a.join('.'), `${b.join('.')}/${bits}`)).toBe(expected);
      }),
    );
  });

  it('of version 6 are in a network when their first bits are', () => {
    const groups = fc.array(fc.constantFrom(0, 1, 0x8000, 0xffff, 0x0db8), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, groups, fc.nat(128), (a, b, bits) => {
        const mapped = [a, b].some((one) => one.slice(0, 5).every((n) => n === 0) && one[5] === 0xffff);
        fc.pre(!mapped);
        expect(inside(write(a), `${write(b)}/${bits}`)).toBe(bitsOf(a, 16).slice(0, bits) === bitsOf(b, 16).slice(0, bits));
      }),
    );
  });
});
