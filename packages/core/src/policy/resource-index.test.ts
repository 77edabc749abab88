import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { parsePolicy } from './parse.ts';
import { ANY_GRANT } from './grant.ts';
import { type ResourceIndex, firstForResource, indexResources } from './resource-index.ts';
import { type CompiledStatement, compileStatement, conditionsHold, coversResource } from './statement.ts';

const context = contextFrom({ 'aws:username': 'aaaa' });

const compile = (resources: readonly (readonly string[])[]): readonly CompiledStatement[] =>
  parsePolicy(
    JSON.stringify({ Statement: resources.map((Resource) => ({ Effect: 'Allow', Action: '*', Resource })) }),
  ).statements.map((statement, index) => compileStatement(statement, index, true, 'identity'));

/** What the index stands for: one statement after the other. */
const scan = (statements: readonly CompiledStatement[], resource: string): CompiledStatement | undefined =>
  statements.find((one) => coversResource(one.resources, resource, context) && conditionsHold(one.conditions, context));

const first = (index: ResourceIndex, resource: string): CompiledStatement | undefined =>
  firstForResource(index, { resource, context, principal: undefined, bounded: false }, ANY_GRANT);

const S3 = 'arn:aws:s3:::';
const numbers = (list: readonly CompiledStatement[] | undefined): readonly number[] => (list ?? []).map(({ index }) => index);

describe('indexResources', () => {
  it('puts each statement where its resources are looked up', () => {
    const index = indexResources(
      compile([[`${S3}a`, `${S3}b`], ['*'], [`${S3}c*`], [`${S3}d*`, `${S3}a`], [`${S3}e*`, 'arn:*:s3:::f']]),
    );
    expect([...(index.named ?? [])].map(([name, found]) => [name, numbers(found)])).toEqual([
      [`${S3}a`, [0, 3]],
      [`${S3}b`, [0]],
    ]);
    expect([numbers(index.rest), index.prefixed?.lengths]).toEqual([[1, 4], [14]]);
    expect(indexResources(compile([['*'], [`${S3}c*`]]))).toMatchObject({ named: undefined, prefixed: undefined });
  });

  it('finds the first of the document, however its resource is looked up', () => {
    const kinds = [[`${S3}ab`], [`${S3}a*`], ['*']];
    const others = [[`${S3}x*`], [`${S3}y*`], [`${S3}z*`]];
    for (const [one, two, three] of [kinds, [kinds[1], kinds[2], kinds[0]], [kinds[2], kinds[0], kinds[1]]]) {
      const statements = compile([...others, one ?? [], two ?? [], three ?? []]);
      expect(first(indexResources(statements), `${S3}ab`)?.index).toBe(3);
      expect(first(indexResources(statements.toReversed()), `${S3}ab`)?.index).toBe(3);
    }
  });

  it('finds a pattern that is as long as the resource, and none that is longer', () => {
    const index = indexResources(compile([[`${S3}abc*`], [`${S3}ab*`], [`${S3}b*`]]));
    expect([`${S3}ab`, `${S3}abc`, `${S3}a`, 'arn:aws:s3', '*'].map((one) => first(index, one)?.index)).toEqual([
      1,
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds a pattern whose start has a length that no other has', () => {
    const statements = compile(Array.from({ length: 40 }, (_, i) => [`arn:aws:s3:::${'a'.repeat(i)}b*`]));
    const index = indexResources(statements);
    for (let i = 0; i < 40; i++) expect(first(index, `arn:aws:s3:::${'a'.repeat(i)}bc`)?.index).toBe(i);
    expect(first(index, 'arn:aws:s3:::c')).toBeUndefined();
  });

  it('finds what a scan finds, for any mixture of names, patterns and variables', () => {
    const name = fc.tuple(fc.nat(12), fc.constantFrom('', 'b', '*', 'b*', '?', '${aws:username}', '${aws:username}*'));
    const pattern = fc.oneof(
      { weight: 8, arbitrary: name.map(([length, end]) => `arn:aws:s3:::${'a'.repeat(length)}${end}`) },
      { weight: 1, arbitrary: fc.constantFrom('*', 'arn:*:s3:::a*', 'arn:aws:s3') },
    );
    const statement = fc.array(pattern, { minLength: 1, maxLength: 3 });
    const asked = fc
      .tuple(fc.nat(14), fc.constantFrom('', 'b', 'bc', 'c'))
      .map(([length, end]) => `arn:aws:s3:::${'a'.repeat(length)}${end}`);
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 25 }),
        fc.array(asked, { maxLength: 10 }),
        (resources, requests) => {
          const statements = compile(resources);
          const index = indexResources(statements);
          for (const resource of requests) expect(first(index, resource)?.index).toBe(scan(statements, resource)?.index);
        },
      ),
      { numRuns: 500 },
    );
  });
});
