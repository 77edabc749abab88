import { nameKey } from '../domain/names.ts';
import { addGroup } from '../store/groups.ts';
import { putTags } from '../store/tags.ts';
import { addUser } from '../store/users.ts';
import { ACCOUNT, openTestRig, type TestRig } from './test-rig.ts';

/** The ids of the principals that the rig begins with. */
export const BOB: string = 'AIDABOB';
export const DEVS: string = 'AGPADEVS';

/** A small valid document, told from others by its action. */
export function allow(action: string): string {
  return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}`;
}

/** Opens a rig with `bob` (under `/team/`, tagged `team=red`), `eve`, and the group `devs` (under `/team/`). */
export async function openPolicyRig(): Promise<TestRig> {
  const rig = await openTestRig();
  const user = { accountId: ACCOUNT, createdAt: 0, boundaryArn: null, passwordLastUsedAt: null };
  await rig.write(async (write) => {
    await addUser(write, { ...user, userId: BOB, ...named('bob', '/team/') });
    await addUser(write, { ...user, userId: 'AIDAEVE', ...named('eve', '/') });
    await addGroup(write, { accountId: ACCOUNT, createdAt: 0, groupId: DEVS, ...named('devs', '/team/') });
    await putTags(write, { kind: 'user', accountId: ACCOUNT, resourceId: BOB }, [{ key: 'team', value: 'red' }]);
  });
  return rig;
}

const named = (name: string, path: string) => ({ name, nameKey: nameKey(name), path });
