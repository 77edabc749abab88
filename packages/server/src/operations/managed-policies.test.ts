import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../domain/unique-ids.ts';
import { awsManagedPolicies } from './managed-policies.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const generated = existsSync(new URL('../../generated/aws-managed-policies.json', import.meta.url));
if (!generated && !process.env['CI']) console.log('skipped: no generated/aws-managed-policies.json; run `npm run build` once');

describe.skipIf(!generated && !process.env['CI'])('awsManagedPolicies', () => {
  const managed = awsManagedPolicies();

  it('knows AdministratorAccess as AWS describes it', () => {
    expect(managed.get(ADMIN)).toMatchObject({
      arn: ADMIN,
      name: 'AdministratorAccess',
      path: '/',
      versionId: 'v1',
      createdAt: new Date('2015-02-06T18:39:46Z'),
    });
    expect(JSON.parse(managed.document(ADMIN) ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    });
  });

  it('splits path and name of a policy that does not stand under /', () => {
    expect(managed.get('arn:aws:iam::aws:policy/job-function/Billing')).toMatchObject({
      path: '/job-function/',
      name: 'Billing',
    });
  });

  it('lists more than a thousand policies in the order of their ARNs, each id once', () => {
    const all = managed.list();
    expect(all.length).toBeGreaterThan(1000);
    expect(all.map(({ arn }) => arn)).toEqual(all.map(({ arn }) => arn).sort());
    expect(new Set(all.map(({ policyId }) => policyId)).size).toBe(all.length);
  });

  it('gives every policy an id with 21 characters that carries no account and never changes', () => {
    const id = managed.get(ADMIN)?.policyId ?? '';
    expect(id).toMatch(/^ANPA[A-Z2-7]{17}$/);
    expect(accountOf(id)).toBeUndefined();
    expect(awsManagedPolicies().get(ADMIN)?.policyId).toBe(id);
  });

  it('reads every document as JSON, also after the cache has been round once', () => {
    const broken = managed.list().filter(({ arn }) => !('Statement' in JSON.parse(managed.document(arn) ?? '{}')));
    expect(broken).toEqual([]);
    expect(managed.document(ADMIN)).toContain('"*"');
  });

  it('parses its index once', () => {
    expect(managed.list()).toBe(managed.list());
    expect(managed.get(ADMIN)).toBe(managed.get(ADMIN));
  });

  it('says undefined for what AWS does not have', () => {
    expect(managed.get('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined();
    expect(managed.document('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined();
    expect(managed.get('arn:aws:iam::aws:policy/administratoraccess')).toBeUndefined();
  });
});

it('awsManagedPolicies reads nothing before the first question', () => {
  const missing = awsManagedPolicies(new URL('./no-such-folder/', import.meta.url));
  expect(() => missing.list()).toThrow(/ENOENT/);
});
