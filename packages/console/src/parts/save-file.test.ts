import { expect, it } from 'vitest';
import { csv } from './save-file.ts';

it('a CSV file ends each line as Windows does and quotes only what needs it', () => {
  expect(
    csv([
      ['User name', 'Password'],
      ['bob,jr', 'a"b'],
      ['alice', "x=y'z"],
    ]),
  ).toBe('User name,Password\r\n"bob,jr","a""b"\r\nalice,x=y\'z\r\n');
});
