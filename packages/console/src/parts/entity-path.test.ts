import { describe, expect, it } from 'vitest';
import { groupPath, nameIn, userPath } from './entity-path.ts';

describe('the address of a user', () => {
  it.each([
    ['alice', '/users/alice'],
    ['a+b=c,d@e', '/users/a%2Bb%3Dc%2Cd%40e'],
    ['..', '/users/~?name=..'],
    ['create', '/users/~?name=create'],
  ])('named %s is %s, and leads back to the name', (name, path) => {
    expect(userPath(name)).toBe(path);
    const { pathname, searchParams } = new URL(`http://localhost${path}`);
    expect(nameIn(decodeURIComponent(pathname.split('/')[2] ?? ''), searchParams)).toBe(name);
  });
});

it('keeps groups apart from users', () => expect(groupPath('dev')).toBe('/groups/dev'));
