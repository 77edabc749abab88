import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { contextKeysOf } from './context-keys.ts';
import { parsePolicy } from './parse.ts';

const keysOf = (document: unknown): readonly string[] => contextKeysOf(compilePolicy(parsePolicy(JSON.stringify(document))));
const Statement = {
  Effect: 'Allow',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::${aws:UserName}', 'arn:aws:s3:::${*}'],
  Condition: {
    StringEquals: { 'aws:ResourceTag/Team': ["${aws:PrincipalTag/Team, 'x'}", 'y'] },
    Bool: { 'AWS:SecureTransport': 'true' },
  },
};

describe('contextKeysOf', () => {
  it('lists the keys of conditions and variables, once and in lower case', () => {
    expect(keysOf({ Version: '2012-10-17', Statement: [Statement, Statement] })).toEqual([
      'aws:principaltag/team',
      'aws:resourcetag/team',
      'aws:securetransport',
      'aws:username',
    ]);
  });

  it('has no key for what can not be a variable', () => {
    const odd = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::a/${no key}/${}/${$}' };
    expect(keysOf({ Version: '2012-10-17', Statement: odd })).toEqual([]);
  });

  it('knows no variables in an old document', () => {
    expect(keysOf({ Version: '2008-10-17', Statement })).toEqual(['aws:resourcetag/team', 'aws:securetransport']);
  });
});
