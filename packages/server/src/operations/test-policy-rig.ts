import { nameKey } from '../domain/names.ts';
import { addGroup } from '../store/groups.ts';
import { addRole } from '../store/roles.ts';
import { putTags } from '../store/tags.ts';
import { addUser } from '../store/users.ts';
import { ACCOUNT, openTestRig, type TestRig } from './test-rig.ts';

/** The ids of the principals that the rig begins with. */
export const BOB: string = 'AIDABOB';
export const DEVS: string = 'AGPADEVS';
export const OPS: string = 'AROAOPS';

/** A small valid document, told from others by its action. */
export function allow(action: string): string {
  return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}`;
}

/** Opens a rig with `bob` (under `/team/`, tagged `team=red`), `eve`, the group `devs` and the role `ops` (under `/team/`). */
export async function openPolicyRig(): Promise<TestRig> {
  const rig = await openTestRig();
  const user = { accountId: ACCOUNT, createdAt: 0, boundaryArn: null, passwordLastUsedAt: null };
  await rig.write(async (write) => {
    await addUser(write, { ...user, userId: BOB, ...named('bob', '/team/') });
    await addUser(write, { ...user, userId: 'AIDAEVE', ...named('eve', '/') });
    await addGroup(write, { accountId: ACCOUNT, createdAt: 0, groupId: DEVS, ...named('devs', '/team/') });
    await addRole(write, { ...role, roleId: OPS, ...named('ops', '/team/') });
    await putTags(write, { kind: 'user', accountId: ACCOUNT, resourceId: BOB }, [{ key: 'team', value: 'red' }]);
  });
  return rig;
}

const role = {
  accountId: ACCOUNT,
  createdAt: 0,
  description: null,
  maxSession: 3600,
  boundaryArn: null,
  trustPolicy: '{"Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}',
  linkedService: null,
  lastUsedAt: null,
  lastUsedRegion: null,
};
const named = (name: string, path: string) => ({ name, nameKey: nameKey(name), path });
