import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from './loopback-host.ts';

describe('isLoopbackHost', () => {
  it.each([
    'localhost',
    'localhost:8484',
    'LOCALHOST:1',
    'localhost.',
    'iam.localhost',
    '127.0.0.1:8484',
    '127.8.0.1',
    '[::1]:8484',
  ])('knows %s as this machine', (host) => expect(isLoopbackHost(host)).toBe(true));

  it.each([
    '',
    'iam.example.org',
    'localhost.example.org',
    'notlocalhost',
    '127.0.0.1.example.org',
    '10.0.0.1',
    '[::2]:8484',
    '::1',
  ])('takes %j for another', (host) => expect(isLoopbackHost(host)).toBe(false));
});
