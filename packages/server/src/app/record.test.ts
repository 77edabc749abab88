import { expect, it } from 'vitest';
import type { Explanations } from '../audit/explanations.ts';
import type { Trail } from '../audit/trail.ts';
import { AccessDenied, type PolicyExplanation } from '../authz/refusal.ts';
import { rootCaller } from '../authz/test-callers.ts';
import type { Visit } from '../http/pipeline.ts';
import { createRecorder } from './record.ts';

it('explains no more than 50 refusals of an account in a second, and records all of them', () => {
  const recorded: unknown[] = [];
  const explained: string[] = [];
  let worked = 0;
  const trail = { record: (event: unknown) => void recorded.push(event) } as unknown as Trail;
  const explanations = {
    add: ({ requestId }: { requestId: string }) => void explained.push(requestId),
  } as unknown as Explanations;
  const record = createRecorder(trail, explanations);
  const refusal = new AccessDenied('no', () => {
    worked++;
    return { kind: 'policy', text: 'why' } as PolicyExplanation;
  });
  const refuse = (accountId: string, requestId: string, time: string): void => {
    const caller = rootCaller(accountId);
    const visit = { requestId, now: new Date(time), origin: caller.origin, request: {} } as Visit;
    record({ visit, call: undefined, caller, input: undefined, targets: [], outcome: { refusal } });
  };

  for (let i = 0; i < 60; i++) refuse('111111111111', `first ${i}`, '2026-11-24T12:00:00.500Z');
  refuse('222222222222', 'another account', '2026-11-24T12:00:00.900Z');
  refuse('111111111111', 'a second later', '2026-11-24T12:00:01.000Z');

  expect(recorded).toHaveLength(62);
  expect(explained).toHaveLength(52);
  expect(explained.slice(-3)).toEqual(['first 49', 'another account', 'a second later']);
  expect(worked).toBe(52);
});
