import { describe, expect, it } from 'vitest';
import { cursorPlace } from './cursor-place.ts';

/** `|` is the cursor. */
const at = (marked: string): ReturnType<typeof cursorPlace> => cursorPlace(marked.replace('|', ''), marked.indexOf('|'));

describe('cursorPlace', () => {
  it.each([
    ['{|', [], 'key', undefined],
    ['{"Ver|', [], 'key', undefined],
    ['{"Version": "|"}', [], 'value', 'Version'],
    ['{"Version": |', [], 'value', 'Version'],
    ['{"Statement": [{"|"}]}', ['Statement'], 'key', undefined],
    ['{"Statement": {"Effect": "|"}}', ['Statement'], 'value', 'Effect'],
    ['{"Statement": [{"Effect": "Allow", "Action": ["s3:Get|"]}]}', ['Statement'], 'value', 'Action'],
    ['{"Statement": [{"Action": "s3:*", "Condition": {"|', ['Statement', 'Condition'], 'key', undefined],
    ['{"Statement": [{"Condition": {"Bool": {"aws:|', ['Statement', 'Condition', 'Bool'], 'key', undefined],
    ['{"Statement": [{"Condition": {"Bool": {"aws:x": ["|"]', ['Statement', 'Condition', 'Bool'], 'value', 'aws:x'],
  ])('%s', (marked, path, part, of) => expect(at(marked)).toMatchObject({ path, part, of }));

  it('gives what is typed, up to the closing quote', () => {
    const place = at('{"Statement": [{"Action": ["s3:Ge|tX", "a"]}]}');
    expect(place).toMatchObject({ isQuoted: true, typed: 's3:Ge', from: 28, to: 35 });
  });

  it('is not misled by a quote that is missing: a string ends with its line', () => {
    expect(at('{"Statement": [{"Action": "s3:Get\n, "Resource": "|"}]}')).toMatchObject({ path: ['Statement'], of: 'Resource' });
  });

  it('knows the keys before and after the cursor, and not those of inner objects', () => {
    const place = at('{"Statement": [{"Effect": "Allow", "|", "Action": {"a": 1}, "Sid": "x"}]}');
    expect(place.siblings).toEqual(['Effect', 'Action', 'Sid']);
  });

  it('gives the statement around the cursor alone', () => {
    expect(at('{"Statement": [{"Action": "a:b"}, {"Action": "c:d", "Resource": "|"}]}').statement).toBe(
      '{"Action": "c:d", "Resource": ""}',
    );
  });

  it('does not take signs in strings for structure', () => {
    expect(at('{"Statement": [{"Sid": "}]{\\"", "Effect": "|"}]}')).toMatchObject({ path: ['Statement'], of: 'Effect' });
  });
});
