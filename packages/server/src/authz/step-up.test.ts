import { describe, expect, it } from 'vitest';
import type { Caller } from '../domain/caller.ts';
import { operations } from '../operations/table.ts';
import { requireFreshProof, STEP_UP_ACTIONS } from './step-up.ts';
import { userCaller } from './test-callers.ts';

const PROVEN = new Date('2026-11-24T12:00:00Z');
const fromConsole = { ...userCaller(), console: { sessionHash: 'h', provenAt: PROVEN } } as Caller;

const ask = (caller: Caller, action: string, secondsLater: number, fresh = 900, target?: string): string => {
  const targets = target === undefined ? [] : [{ arn: '*', action: target }];
  try {
    requireFreshProof(caller, { action }, targets, new Date(PROVEN.getTime() + secondsLater * 1000), fresh);
    return 'goes on';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a fresh proof', () => {
  it('is needed by a console session for what lasts', () => {
    expect([ask(fromConsole, 'iam:CreateAccessKey', 900), ask(fromConsole, 'iam:CreateAccessKey', 901)]).toEqual([
      'goes on',
      'StepUpRequired',
    ]);
  });

  it('is needed for what an operation does beside its own action', () => {
    expect(ask(fromConsole, 'countersign:Other', 901, 900, 'iam:EnableMFADevice')).toBe('StepUpRequired');
  });

  it.each(['iam:ListUsers', 'iam:CreateUser', 'iam:ChangePassword', 'iam:TagUser'])('is not needed for %s', (action) =>
    expect(ask(fromConsole, action, 100_000)).toBe('goes on'),
  );

  it('is not needed by who signs, nor where it is switched off', () => {
    expect(ask(userCaller(), 'iam:CreateAccessKey', 100_000)).toBe('goes on');
    expect(ask(fromConsole, 'iam:CreateAccessKey', 100_000, 0)).toBe('goes on');
  });

  it('is asked for every time: whatever needs it is authorized', () => {
    const found = [...operations.values()].filter(({ action }) => STEP_UP_ACTIONS.has(action));
    expect(found.length).toBeGreaterThanOrEqual(STEP_UP_ACTIONS.size - 1);
    expect(found.filter((operation) => !operation.targets)).toEqual([]);
  });

  it('is needed for whatever changes who may do what', () => {
    // What passwords must be is no policy of who may do what, though AWS has it at that level.
    const unlisted = [...operations.values()]
      .filter(({ accessLevel, action }) => accessLevel === 'Permissions management' && !STEP_UP_ACTIONS.has(action))
      .map(({ action }) => action);
    expect(unlisted).toEqual(['iam:DeleteAccountPasswordPolicy']);
  });
});
