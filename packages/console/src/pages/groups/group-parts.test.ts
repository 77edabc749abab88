import { expect, it } from 'vitest';
import { groupDeletionSteps } from './group-parts.ts';

it('a group is deleted after all that hangs on it', () => {
  const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const steps = groupDeletionSteps({ groupName: 'dev', users: ['a', 'b'], attached: [arn], inline: ['own'] });
  expect(steps.map(({ operation, input }) => [operation, input])).toEqual([
    ['RemoveUserFromGroup', { GroupName: 'dev', UserName: 'a' }],
    ['RemoveUserFromGroup', { GroupName: 'dev', UserName: 'b' }],
    ['DetachGroupPolicy', { GroupName: 'dev', PolicyArn: arn }],
    ['DeleteGroupPolicy', { GroupName: 'dev', PolicyName: 'own' }],
    ['DeleteGroup', { GroupName: 'dev' }],
  ]);
  expect(steps.every(({ doneWhen }) => doneWhen?.includes('NoSuchEntity'))).toBe(true);
});
