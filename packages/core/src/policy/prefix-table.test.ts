import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse.ts';
import { hashOn, indexPrefixes } from './prefix-table.ts';
import { type CompiledStatement, compileStatement } from './statement.ts';

const S3 = 'arn:aws:s3:::';
/** One statement for each list of resources. */
const compile = (...resources: readonly (readonly string[])[]): readonly CompiledStatement[] =>
  parsePolicy(
    JSON.stringify({ Statement: resources.map((Resource) => ({ Effect: 'Allow', Action: '*', Resource })) }),
  ).statements.map((statement, index) => compileStatement(statement, index, true, 'identity'));
/** Which statements stand under the hash of a text, by number. */
const under = (statements: readonly CompiledStatement[], text: string): readonly number[] => {
  const table = indexPrefixes(statements);
  const found = table?.byHash.get(hashOn(0, text, table.shared.length, text.length)) ?? [];
  return found.map(({ index }) => index);
};

const ofLength = (length: number): string => `${S3}${'x'.repeat(length)}*`;

describe('indexPrefixes', () => {
  it('does not pay for two statements with patterns, and does for three', () => {
    const two = compile([`${S3}a*`], [`${S3}b*`], [`${S3}c`]);
    expect(indexPrefixes(two)).toBeUndefined();
    expect(indexPrefixes([...two, ...compile([`${S3}d*`])])?.lengths).toEqual([14]);
  });

  it('is none where no pattern starts with a text', () => {
    expect(indexPrefixes(compile(['arn:aws:sqs:*:1:a'], ['arn:aws:sqs:*:1:b'], ['arn:aws:sqs:*:1:c']))).toBeUndefined();
  });

  it('leaves out what all the texts start with, and lists their lengths', () => {
    const statements = compile([`${S3}photos/cats/*`], [`${S3}photos/*`, `${S3}phone*`], [`${S3}photos/dogs/*`]);
    expect(indexPrefixes(statements)).toMatchObject({ shared: `${S3}pho`, lengths: [18, 20, 25] });
    expect(indexPrefixes(compile([`${S3}a*`], [`${S3}ab*`], [`${S3}abc*`]))?.shared).toBe(`${S3}a`);
  });

  it('finds statements by their texts, each once and in their order', () => {
    const statements = compile([`${S3}a/*`, `${S3}a/?`], [`${S3}b/*`], [`${S3}a/*x`, `${S3}b/*`]);
    expect([under(statements, `${S3}a/`), under(statements, `${S3}b/`), under(statements, `${S3}c/`)]).toEqual([
      [0, 2],
      [1, 2],
      [],
    ]);
  });

  it('looks at the twelve commonest lengths', () => {
    const once = compile([ofLength(13)]);
    const twice = Array.from({ length: 12 }, (_, i) => compile([ofLength(i + 1), `${ofLength(i + 1)}y`])).flat();
    expect(indexPrefixes([...once, ...twice])?.lengths).toEqual(Array.from({ length: 12 }, (_, i) => S3.length + i + 1));
  });
});

describe('hashOn', () => {
  it('goes on where it stopped', () => {
    expect(hashOn(hashOn(0, 'photos/cats', 0, 7), 'photos/cats', 7, 11)).toBe(hashOn(0, 'photos/cats', 0, 11));
    expect(hashOn(7, 'photos', 3, 3)).toBe(7);
  });
  it('sees which characters there are, and in which order', () => {
    const hashes = ['ab', 'ba', 'aa', 'a', 'abc'].map((text) => hashOn(0, text, 0, text.length));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  it('stays a small integer', () => {
    const hash = hashOn(0, '\uffff'.repeat(1000), 0, 1000);
    expect([hash >= 0, hash < 2 ** 30, Number.isInteger(hash)]).toEqual([true, true, true]);
  });
});
