import * as fc from 'fast-check';
import { describe as subject, expect, it } from 'vitest';
import { ServiceError } from '../domain/errors.ts';
import { CONSTRAINTS } from './constraints.data.ts';
import { inputOf } from './contract.ts';
import { describe, operationNames } from './describe.ts';
import type { OperationShape, ServiceName } from './shape.ts';
import { validateInput } from './validate-input.ts';

const refusal = (service: ServiceName, name: string, input: Record<string, unknown>): string | undefined => {
  try {
    validateInput(service, describe(service, name) as OperationShape, input);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'ValidationError') return error.message;
    throw error;
  }
  return undefined;
};
const one = (clause: string): string => `1 validation error detected: ${clause}`;
const at = (path: string, rule: string): string => `Value at '${path}' failed to satisfy constraint: Member must ${rule}`;
const TAG_KEY = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';
const ARN = 'arn:aws:iam::123456789012:role/demo';

subject('validateInput of IAM', () => {
  it.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['takes a plain user', 'CreateUser', { UserName: 'bob', Path: '/a/', Tags: [{ Key: 'ключ', Value: '' }] }, undefined],
    ['misses a required member', 'CreateUser', {}, one(at('userName', 'not be null'))],
    [
      'counts what is wrong',
      'AddUserToGroup',
      {},
      `2 validation errors detected: ${at('groupName', 'not be null')}; ${at('userName', 'not be null')}`,
    ],
    [
      'names a long name by the model',
      'CreateUser',
      { UserName: 'a'.repeat(65) },
      one(at('userName', 'have length less than or equal to 64')),
    ],
    ['takes the longest name', 'CreateUser', { UserName: 'a'.repeat(64) }, undefined],
    [
      'refuses letters of a name in IAM’s older words',
      'CreateUser',
      { UserName: 'bad/name' },
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      'refuses an empty name in the older words too',
      'GetUser',
      { UserName: '' },
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      'refuses a path without a slash at its end',
      'CreateUser',
      { UserName: 'bob', Path: '/a' },
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'refuses a path prefix',
      'ListUsers',
      { PathPrefix: 'a' },
      'The specified value for pathPrefix is invalid. It must begin with the / character and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'refuses the prefix of policies before its length',
      'ListPolicies',
      { PathPrefix: `/${'a'.repeat(512)}` },
      'The specified value for pathPrefix is invalid. It must begin with the / character and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'names a long prefix by the model',
      'ListUsers',
      { PathPrefix: `/${'a'.repeat(512)}` },
      one(at('pathPrefix', 'have length less than or equal to 512')),
    ],
    [
      'refuses an access key id',
      'UpdateAccessKey',
      { AccessKeyId: 'AKIA-IOSFODNN7EXAMPLE', Status: 'Active' },
      'The specified value for accessKeyId is invalid. It must contain only alphanumeric characters.',
    ],
    [
      'refuses a document beyond Latin-1',
      'CreatePolicy',
      { PolicyName: 'p', PolicyDocument: '{"é":"中"}' },
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    ],
    [
      'hides the value set',
      'UpdateAccessKey',
      { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'x' },
      one(at('status', 'satisfy enum value set')),
    ],
    ['bounds a number', 'ListUsers', { MaxItems: 1001 }, one(at('maxItems', 'have value less than or equal to 1000'))],
    ['bounds a number below', 'ListUsers', { MaxItems: 0 }, one(at('maxItems', 'have value greater than or equal to 1'))],
    [
      'names a tag by its place',
      'TagUser',
      { UserName: 'bob', Tags: [{ Key: 'a', Value: '' }, { Value: 'v' }] },
      one(at('tags.2.member.key', 'not be null')),
    ],
    [
      'refuses a tag key by the model',
      'TagUser',
      { UserName: 'bob', Tags: [{ Key: 'bad#', Value: '' }] },
      one(at('tags.1.member.key', `satisfy regular expression pattern: ${TAG_KEY}`)),
    ],
    [
      'gives the pattern before the length',
      'TagUser',
      { UserName: 'bob', Tags: [{ Key: '', Value: '' }] },
      `2 validation errors detected: ${at('tags.1.member.key', `satisfy regular expression pattern: ${TAG_KEY}`)}; ${at('tags.1.member.key', 'have length greater than or equal to 1')}`,
    ],
    ['counts letters, not their units', 'TagUser', { UserName: 'bob', Tags: [{ Key: '𝒜'.repeat(128), Value: '' }] }, undefined],
    [
      'counts letters up to the end',
      'TagUser',
      { UserName: 'bob', Tags: [{ Key: '𝒜'.repeat(129), Value: '' }] },
      one(at('tags.1.member.key', 'have length less than or equal to 128')),
    ],
    [
      'bounds a list',
      'TagUser',
      { UserName: 'bob', Tags: Array.from({ length: 51 }, () => ({ Key: 'k', Value: '' })) },
      one(at('tags', 'have length less than or equal to 50')),
    ],
    [
      'refuses plain items at once, with every rule',
      'UntagUser',
      { UserName: 'bob', TagKeys: ['bad#', 'k', ''] },
      one(
        at(
          'tagKeys',
          `satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${TAG_KEY}, Member must not be null]`,
        ),
      ),
    ],
    [
      'lowers the first letter only',
      'CreateSAMLProvider',
      { SAMLMetadataDocument: 'x', Name: 'n' },
      one(at('sAMLMetadataDocument', 'have length greater than or equal to 1000')),
    ],
    [
      'knows where a pattern ends',
      'CreateAccountAlias',
      { AccountAlias: 'abc\n' },
      one(at('accountAlias', 'satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$')),
    ],
  ])('%s', (_, name, input, message) => expect(refusal('iam', name, input)).toBe(message));

  it('stops counting after a hundred', () => {
    const tags = Array.from({ length: 5000 }, () => ({ Key: '#', Value: '' }));
    expect(refusal('iam', 'TagUser', { UserName: 'bob', Tags: tags })).toMatch(/^100 validation errors detected: /);
  });

  it('never shows a value', () => {
    expect(refusal('iam', 'ChangePassword', { OldPassword: 'hunter2', NewPassword: 'S3cret'.repeat(40) })).not.toMatch(
      /hunter2|S3cret/,
    );
  });
});

subject('validateInput of STS', () => {
  const role = { RoleArn: ARN, RoleSessionName: 'me' };
  it.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['takes a plain session', 'AssumeRole', role, undefined],
    [
      'shows a missing value as null',
      'AssumeRole',
      { RoleSessionName: 'me' },
      one(`Value null at 'roleArn' failed to satisfy constraint: Member must not be null`),
    ],
    [
      'shows the value of a name',
      'AssumeRole',
      { ...role, RoleSessionName: 'Session1:2' },
      one(
        `Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      ),
    ],
    [
      'shows a number',
      'AssumeRole',
      { ...role, DurationSeconds: 899 },
      one(`Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`),
    ],
    [
      'refuses emoji in an ARN, as AWS does',
      'AssumeRole',
      { ...role, RoleArn: `${ARN}😀` },
      one(
        `Value '${ARN}😀' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+`,
      ),
    ],
    [
      'never shows a token',
      'AssumeRoleWithWebIdentity',
      { ...role, WebIdentityToken: 'abc' },
      one(`Value at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4`),
    ],
    [
      'shows a list as a list',
      'AssumeRole',
      { ...role, TransitiveTagKeys: ['a', 'b#'] },
      one(
        `Value '[a, b#]' at 'transitiveTagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${TAG_KEY}, Member must not be null]`,
      ),
    ],
  ])('%s', (_, name, input, message) => expect(refusal('sts', name, input)).toBe(message));
});

subject('validateInput of our own service', () => {
  it('refuses a request id of other letters', () => {
    expect(refusal('countersign', 'ExplainRequest', { RequestId: 'a/b' })).toBe(
      one(at('requestId', 'satisfy regular expression pattern: [\\w-]{1,64}')),
    );
  });
});

subject('the table of constraints', () => {
  const all = Object.values(CONSTRAINTS).flatMap(({ types }) => Object.entries(types));

  it.each(all.filter(([, { pattern }]) => pattern !== undefined))(
    'has a pattern for %s that compiles and is quick to say no',
    (_, constraint) => {
      const regex = new RegExp(`^(?:${constraint.pattern})$`, 'u');
      // Far longer than any accepted value; a pattern that backtracks would not come back from this.
      for (const unit of ['a', '/', '-', 'a-', '/a', 'a/', '0', '.', '?a'])
        expect(regex.test(`${unit.repeat(50_000)}\u0000`)).toBe(false);
    },
  );

  it('names only members that the operations have', () => {
    const seen = new Set<string>();
    const shapes = (['iam', 'sts'] as const).flatMap((service) =>
      operationNames(service).map((name) => [service, describe(service, name) as OperationShape] as const),
    );
    for (const [service, shape] of shapes) {
      const walk = (structure: OperationShape['input']): void => {
        for (const { name, shape } of structure.members) {
          let target = shape;
          for (let path = `${service}:${structure.name}.${name}`; ; path += '[]') {
            seen.add(path);
            if (target.kind === 'list') target = target.item;
            else if (target.kind === 'map') target = target.value;
            else break;
          }
          if (target.kind === 'structure') walk(target);
        }
      };
      walk(shape.input);
    }
    const named = (['iam', 'sts'] as const).flatMap((service) =>
      Object.keys(CONSTRAINTS[service].members).map((path) => `${service}:${path}`),
    );
    expect(named.filter((path) => !seen.has(path))).toEqual([]);
  });
});

subject('every operation', () => {
  const shapes = (['iam', 'sts', 'countersign'] as const).flatMap((service) =>
    operationNames(service).map((name) => describe(service, name) as OperationShape),
  );

  it('refuses its input once a required member is gone, and says which', () => {
    for (const shape of shapes) {
      const [input = {}] = fc.sample(inputOf(shape), { numRuns: 1, seed: 7 });
      for (const { name } of shape.input.members.filter((member) => member.required)) {
        const path = name.charAt(0).toLowerCase() + name.slice(1);
        expect(refusal(shape.service, shape.name, { ...input, [name]: undefined })).toMatch(
          new RegExp(`^1 validation error .*'${path}' .*Member must not be null$`),
        );
      }
    }
  });
});
