import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const TEXT = 'wJalrXUtnFEMI/K7MDENG';
const secret = new Secret(TEXT);

describe('a secret', () => {
  it.each([
    ['a template', `secret: ${String(secret)}`],
    ['JSON', JSON.stringify({ secret, list: [secret] })],
    ['inspect', inspect({ secret }, { depth: 9, showHidden: true })],
    ['joining', [secret, 'x'].join(' ')],
    ['copying', JSON.stringify(Object.assign({}, secret))],
    ['an error', String(new Error(`bad key ${String(secret)}`))],
  ])('does not show in %s', (_, shown) => expect(shown).not.toContain(TEXT));

  it('shows when it is asked to', () => expect(secret.reveal()).toBe(TEXT));
});
