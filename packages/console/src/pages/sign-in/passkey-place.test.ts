import { describe, expect, it } from 'vitest';
import { hindranceOf, isLoopback, loopbackAddress, type Place } from './passkey-place.ts';

const good: Place = { isSecureContext: true, hostname: 'iam.example.com', port: '', hasPasskeys: true };

describe('hindranceOf', () => {
  it.each([
    [{}, undefined],
    [{ hostname: 'localhost' }, undefined],
    [{ hostname: '127.0.0.1' }, 'address'],
    [{ hostname: '[::1]' }, 'address'],
    [{ hostname: '10.1.2.3' }, 'address'],
    [{ hostname: '1.2.3.4.example.com' }, undefined],
    [{ isSecureContext: false }, 'insecure'],
    [{ isSecureContext: false, hostname: '10.1.2.3' }, 'insecure'],
    [{ hasPasskeys: false }, 'unsupported'],
  ] as const)('%j: %s', (change, expected) => expect(hindranceOf({ ...good, ...change })).toBe(expected));
});

describe('isLoopback', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['10.0.0.1', false],
    ['localhost.example.com', false],
  ])('%s: %s', (hostname, expected) => expect(isLoopback({ hostname })).toBe(expected));
});

describe('loopbackAddress', () => {
  it('keeps the port', () => expect(loopbackAddress({ port: '8484' })).toBe('http://localhost:8484/console/'));
  it('has none where there is none', () => expect(loopbackAddress({ port: '' })).toBe('http://localhost/console/'));
});
