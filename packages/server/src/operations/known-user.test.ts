import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../store/store.ts';
import { moveUser } from '../store/users.ts';
import { createUser } from './iam/create-user.ts';
import { findKeyOwner } from './key-owner.ts';
import { knownUser } from './known-user.ts';
import type { WriteTools } from './operation.ts';
import { requireUser } from './require-user.ts';
import { ACCOUNT, openTestRig, type TestRig } from './test-rig.ts';
import { userTarget } from './user-target.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'Bob' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

/** All of a request's tools that finding a user needs. */
const toolsOf = (write: Write) => ({ caller: rig.root, db: write.db, write }) as unknown as WriteTools;

describe('the user that a request has read', () => {
  it('is known by its name in any spelling and by its id, and no other user is', async () => {
    await rig.write(async (write) => {
      const tools = toolsOf(write);
      await userTarget(tools, 'bob');
      const bob = await requireUser(write.db, ACCOUNT, 'Bob');
      expect(knownUser(tools, { name: 'BOB' })).toEqual(bob);
      expect(knownUser(tools, { userId: bob.userId })).toEqual(bob);
      expect(knownUser(tools, { name: 'eve' })).toBeUndefined();
      expect(knownUser(tools, { userId: 'AIDAEVE' })).toBeUndefined();
    });
  });

  it('is not known to another request', async () => {
    await rig.write(async (write) => {
      await userTarget(toolsOf(write), 'Bob');
      expect(knownUser(toolsOf(write), { name: 'Bob' })).toBeUndefined();
    });
  });

  it('is asked for anew once the request has changed anything', async () => {
    await rig.write(async (write) => {
      const tools = toolsOf(write);
      await userTarget(tools, 'Bob');
      await moveUser(write, await requireUser(write.db, ACCOUNT, 'Bob'), { name: 'Rob', path: '/' });
      await expect(findKeyOwner(tools, 'Bob')).rejects.toMatchObject({ code: 'NoSuchEntity' });
      await userTarget(tools, 'Rob');
      expect(knownUser(tools, { name: 'Rob' })).toBeUndefined();
      expect((await findKeyOwner(tools, 'rob')).userName).toBe('Rob');
    });
  });
});
