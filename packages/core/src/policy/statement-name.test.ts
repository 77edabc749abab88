import { expect, it } from 'vitest';
import type { PolicySource } from './decision.ts';
import { refOf, statementName } from './statement-name.ts';

const source: PolicySource = { kind: 'managed', name: 'Readers', attachedTo: 'group admins' };

it.each<[string | undefined, string]>([
  [undefined, 'statement number 3 (line 4) of managed policy Readers (from group admins)'],
  ['', 'statement number 3 (line 4) of managed policy Readers (from group admins)'],
  ['Read Only', 'statement "Read Only" (line 4) of managed policy Readers (from group admins)'],
])('a statement with the Sid %j is called %s', (sid, name) => {
  const ref = { source, index: 2, line: 4, ...(sid !== undefined && { sid }) };
  expect(statementName(ref)).toBe(name);
  expect(refOf(Object.assign({ effect: 'Allow' }, ref))).toStrictEqual(ref);
});

it.each<[PolicySource['kind'], string]>([
  ['inline', 'inline policy'],
  ['session', 'session policy'],
  ['resource', 'resource policy'],
  ['trust', 'trust policy'],
  ['endpoint', 'VPC endpoint policy'],
  ['scp', 'service control policy'],
  ['rcp', 'resource control policy'],
])('a policy of the kind %s is a %s', (kind, words) => {
  expect(statementName({ source: { ...source, kind }, index: 0, line: 1 })).toContain(`of ${words} Readers`);
});
