import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { parsePolicy } from './parse.ts';
import type { Inquiry } from './request.ts';
import { type CompiledStatement, compileStatement } from './statement.ts';
import { firstStatement, indexStatements } from './statement-index.ts';
import type { RawStatement } from './test-documents.ts';

const compile = (...statements: readonly Partial<RawStatement>[]): readonly CompiledStatement[] =>
  parsePolicy(
    JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) }),
  ).statements.map((statement, index) => compileStatement(statement, index, true, 'identity'));
const inquiry = (resource = '*'): Inquiry => ({ resource, context: contextFrom({}), principal: undefined, bounded: false });
const numbers = (statements: readonly CompiledStatement[] | undefined): readonly number[] =>
  (statements ?? []).map(({ index }) => index);

describe('indexStatements', () => {
  const actions = ['s3:GetObject', 's3:Get*', 'S3:*', '*', 's*:Get', 'iam:Get?ser', 's3'];
  const index = indexStatements(compile(...actions.map((Action) => ({ Action })), { NotAction: 's3:*' }));

  it('finds by action what names one, by service what names one, and looks at the rest for each', () => {
    expect([...index.byAction].map(([action, found]) => [action, numbers(found)])).toEqual([
      ['s3:getobject', [0]],
      ['s3', [6]],
    ]);
    expect([...index.byService].map(([service, found]) => [service, numbers(found)])).toEqual([
      ['s3', [1, 2]],
      ['iam', [5]],
    ]);
    expect([numbers(index.anyService), index.size]).toEqual([[3, 4, 7], 8]);
  });

  it.each<[string, Partial<RawStatement>[], boolean]>([
    ['*', [{ Action: '*' }, { Action: ['s3:Get*', '**'] }], true],
    ['NotAction that leaves nothing out', [{ NotAction: [] }], true],
    ['NotAction that leaves something out', [{ Action: '*' }, { NotAction: 'iam:*' }], false],
    ['NotAction of everything', [{ NotAction: '*' }], false],
    ['an action', [{ Action: '*' }, { Action: 's3:Get*' }], false],
    ['a single character', [{ Action: '?*' }], false],
  ])('takes statements for whole that cover every action: %s', (_name, statements, isWhole) => {
    expect(indexStatements(compile(...statements)).whole !== undefined).toBe(isWhole);
  });
});

const first = (statements: readonly CompiledStatement[], action: string, resource?: string): number | undefined =>
  firstStatement(indexStatements(statements), action, inquiry(resource))?.index;

describe('firstStatement', () => {
  it('is the first of the document, wherever it is indexed', () => {
    const [any, service, action] = [{ Action: '*' }, { Action: 's3:Get*' }, { Action: 's3:GetObject' }];
    for (const order of [
      [any, service, action],
      [service, action, any],
      [action, any, service],
    ]) {
      expect(first(compile({ Action: 'iam:*' }, ...order), 's3:getobject')).toBe(1);
    }
  });

  it('covers the action in full', () => {
    const statements = compile({ Action: 's3:Put*' }, { NotAction: 's3:*' }, { Action: 's3:Get*' });
    expect(['s3:getobject', 's3:putobject', 'iam:getuser', 's3', ''].map((action) => first(statements, action))).toEqual([
      2, 0, 1, 1, 1,
    ]);
  });

  it('covers the resource, too', () => {
    const statements = compile({ Action: 's3:*', Resource: 'arn:aws:s3:::a' }, { Action: 's3:*', Resource: 'arn:aws:s3:::b*' });
    expect(['a', 'bc', 'c'].map((name) => first(statements, 's3:getobject', `arn:aws:s3:::${name}`))).toEqual([0, 1, undefined]);
  });

  it('meets its conditions, when it names the resource in full', () => {
    const named = { Action: 's3:*', Resource: 'arn:aws:s3:::a' };
    const Condition = { StringEquals: { k: 'v' } };
    const statements = compile({ ...named, Condition }, { ...named, Action: 's3:Get*' }, named);
    expect(first(statements, 's3:getobject', 'arn:aws:s3:::a')).toBe(1);
    expect(first(compile({ ...named, Condition }), 's3:getobject', 'arn:aws:s3:::a')).toBeUndefined();
  });

  it('remembers what it found, for so many actions and no more', () => {
    const index = indexStatements(compile({ Action: 's3:Get*' }));
    const asked = Array.from({ length: 2100 }, (_, i) => [`s3:get${i}`, `s3:put${i}`]).flat();
    const found = asked.filter((action) => firstStatement(index, action, inquiry()));
    expect(found).toEqual(asked.filter((action) => action.startsWith('s3:get')));
    expect(index.remembered.size).toBe(2048);
    const kept = index.remembered.get('s3:get1');
    expect(firstStatement(index, 's3:get1', inquiry())?.index).toBe(0);
    expect(index.remembered.get('s3:get1')).toBe(kept);
  });
});
