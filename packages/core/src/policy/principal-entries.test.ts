import { describe, expect, it } from 'vitest';
import { readPrincipals } from './principal-entries.ts';
import { readJson } from './read-json.ts';

const A = '111111111111';
const HEX = '0f'.repeat(32);

/** What each entry is read as, and what can't be read. */
const read = (principal: unknown): { readonly entries: readonly string[]; readonly unknown: readonly string[] } => {
  const unknown: string[] = [];
  const entries = readPrincipals(readJson(JSON.stringify(principal)), unknown).map(({ kind, id }) => `${kind} ${id}`);
  return { entries, unknown };
};

describe('readPrincipals', () => {
  it.each<[unknown, string[]]>([
    ['*', ['everyone *']],
    [{ AWS: '*' }, ['everyone *']],
    [{ AWS: A }, [`account ${A}`]],
    [{ AWS: `arn:aws-cn:iam::${A}:root` }, [`account aws-cn:${A}`]],
    [{ AWS: [`arn:aws:iam::${A}:user/x/bob`] }, [`named arn:aws:iam::${A}:user/x/bob`]],
    [{ AWS: `arn:aws:sts::${A}:assumed-role/deploy/ci` }, [`named arn:aws:sts::${A}:assumed-role/deploy/ci`]],
    [{ AWS: 'AROADEPLOYDEPLOYDEP1' }, ['named AROADEPLOYDEPLOYDEP1']],
    [{ Service: ['ec2.amazonaws.com', 's3.amazonaws.com'] }, ['service ec2.amazonaws.com', 'service s3.amazonaws.com']],
    [{ Federated: 'accounts.google.com' }, ['provider accounts.google.com']],
    [{ CanonicalUser: HEX, AWS: A }, [`named ${HEX}`, `account ${A}`]],
    [{ AWS: [] }, []],
  ])('reads %j', (principal, entries) => expect(read(principal)).toEqual({ entries, unknown: [] }));

  it.each<[unknown, string[]]>([
    [A, [`the principal "${A}"`]],
    [['*'], ['a Principal that is no object']],
    [{ AWS: 5 }, ['the AWS principal that is no string']],
    [{ AWS: '' }, ['the AWS principal ""']],
    [{ AWS: `arn:aws:iam::${A}:user/*` }, [`the AWS principal "arn:aws:iam::${A}:user/*"`]],
    [{ AWS: 'arn:aws:iam::*:root' }, ['the AWS principal "arn:aws:iam::*:root"']],
    [{ AWS: `arn:aws:s3::${A}:b` }, [`the AWS principal "arn:aws:s3::${A}:b"`]],
    [{ Service: '*' }, ['the Service principal "*"']],
    [{ Service: 'ec?.amazonaws.com' }, ['the Service principal "ec?.amazonaws.com"']],
    [{ Service: '' }, ['the Service principal ""']],
    [{ Federated: '*.google.com' }, ['the Federated principal "*.google.com"']],
    [{ CanonicalUser: 'bob' }, ['the CanonicalUser principal "bob"']],
    [{ Robot: 'r2' }, ['the Robot principal "r2"']],
  ])('can not read %j, and nobody is in it', (principal, unknown) => {
    expect(read(principal)).toEqual({ entries: [], unknown });
  });
});
