import { describe, expect, it } from 'vitest';
import { applyEdits } from './json-edits.ts';
import { findProblems } from './problem.ts';
import { createServiceFacts, type ServiceFacts } from './service-facts.ts';

const S3 = { keys: [], actions: [['GetObject', 'Read', [], [], []]], resources: [] };

function facts(fetched: string[]): ServiceFacts {
  const index = {
    services: ['s3', 'sqs'],
    titles: ['Amazon S3', 'Amazon SQS'],
    rcpServices: [],
    globalKeys: [],
    keys: {},
    arns: {},
  };
  return createServiceFacts(index, (name) => {
    fetched.push(name);
    return Promise.resolve(S3);
  });
}
const policy = (action: string, effect = 'Allow'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: effect, Action: action, Resource: '*' }] });

describe('findProblems', () => {
  it('fetches the services that the policy names, once, and no others', async () => {
    const fetched: string[] = [];
    const known = facts(fetched);
    expect((await findProblems(policy('s3:GetObjekt'), known)).map(({ code }) => code)).toContain('INVALID_ACTION');
    expect((await findProblems(policy('s3:GetObject'), known)).map(({ code }) => code)).not.toContain('INVALID_ACTION');
    expect(fetched).toEqual(['s3.json']);
  });

  it('says where, and how to mend it', async () => {
    const text = policy('s3:GetObject', 'allow');
    const problem = (await findProblems(text, undefined)).find(({ type }) => type === 'ERROR');
    expect(problem).toMatchObject({ line: 1, from: text.indexOf('"allow"') });
    expect(applyEdits(text, problem?.fix?.edits ?? [])).toBe(policy('s3:GetObject'));
  });

  it('finds an error in whatever IAM would refuse', async () => {
    for (const text of ['', '{', '{}', '[]', policy('s3'), '{"Version":"2008-10-17","Statement":[]}'])
      expect((await findProblems(text, undefined)).some(({ type }) => type === 'ERROR')).toBe(true);
  });
});
