import { describe, expect, it } from 'vitest';
import { createServiceFacts } from '../editor/service-facts.ts';
import { matchWord } from './match-word.ts';
import { summarize, summarizedServices } from './summary.ts';

const ACTIONS = [
  ['GetObject', 'Read'],
  ['GetObjectAcl', 'Read'],
  ['ListBucket', 'List'],
  ['PutObject', 'Write'],
  ['PutObjectAcl', 'Permissions management, Write'],
].map(([name = '', level = '']) => [name, level, [], [], []] as const);

const facts = createServiceFacts(
  { services: ['s3'], titles: ['Amazon S3'], rcpServices: [], globalKeys: [], keys: {}, arns: {} },
  () => Promise.resolve({ keys: [], actions: ACTIONS, resources: [] }),
);
await facts.load(['s3']);

const policy = (...statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const access = (Action: string | readonly string[]): unknown =>
  summarize(policy({ Effect: 'Allow', Action, Resource: '*' }), facts).map((row) => row.access);

describe('summarize', () => {
  it('says which access levels are whole and which are not', () => {
    expect(access(['s3:Get*', 's3:putobject'])).toEqual([{ full: ['Read'], limited: ['Write'] }]);
    expect(access('s3:*Acl')).toEqual([{ full: ['Permissions management'], limited: ['Read', 'Write'] }]);
  });

  it('says all for a star, and nothing of a service that nobody knows', () => {
    expect(access(['s3:*', 's3:GetObject'])).toEqual(['all']);
    expect(access('*')).toEqual(['all']);
    expect(access('madeup:DoIt')).toEqual([undefined]);
  });

  it('has a line for each service of each statement, with resources and conditions', () => {
    const text = policy(
      { Effect: 'Allow', Action: ['s3:GetObject', 'madeup:x'], Resource: ['a', 'b'] },
      { Effect: 'Deny', NotAction: 'iam:*', NotResource: 'c', Condition: { Bool: { 'aws:SecureTransport': false } } },
    );
    expect(summarizedServices(text)).toEqual(['s3', 'madeup', 'iam']);
    expect(summarize(text, facts)).toMatchObject([
      { effect: 'Allow', service: 's3', resources: ['a', 'b'], isNotResource: false, conditions: [] },
      { effect: 'Allow', service: 'madeup' },
      {
        effect: 'Deny',
        service: '*',
        except: ['iam:*'],
        resources: ['c'],
        isNotResource: true,
        conditions: ['aws:SecureTransport Bool false'],
      },
    ]);
  });

  it('says nothing of a text that is no policy', () => expect(summarize('{', facts)).toEqual([]));
});

describe('matchWord', () => {
  it.each([
    ['*', 'GetObject', true],
    ['get*', 'GetObject', true],
    ['Get?bject', 'GetObject', true],
    ['*Obj*t', 'GetObject', true],
    ['Get', 'GetObject', false],
    ['*x*', 'GetObject', false],
    ['', '', true],
    ['?', '', false],
  ])('%s and %s: %s', (word, name, expected) => expect(matchWord(word, name)).toBe(expected));

  it('is not slowed down by many stars', () => {
    expect(matchWord('*a'.repeat(40), 'a'.repeat(39))).toBe(false);
  });
});
