import { listAccessKeys, addAccessKey, removeAccessKey } from '../store/access-keys.ts';
import { findAccount, setRootPassword } from '../store/accounts.ts';
import { revokeConsoleSessionsOf } from '../store/console-sessions.ts';
import { listMfaDevicesOf, removeMfaDevice } from '../store/mfa-devices.ts';
import { listPasskeysOf, removePasskey } from '../store/passkeys.ts';
import { removeRecoveryCodes } from '../store/recovery-codes.ts';
import type { Write } from '../store/store.ts';
import { removeAllTags } from '../store/tags.ts';
import { makePassword, makeRootKey } from './accounts.ts';
import { readFact, type House } from './house.ts';
import { operatorEvent } from './operator-event.ts';
import type { ResetRoot, RootReset } from './operator.types.ts';
import { random } from './random.ts';

/**
 * Gives an account's root user a new password, for whoever lost the former one: whatever else signs root in is taken away, and its
 * sessions end. What was taken is in the record; the secrets are in the answer alone.
 * @throws Error when there is no such account
 */
export async function resetRoot(
  { store, vault, trail }: Pick<House, 'store' | 'vault' | 'trail'>,
  { accountId: named, keepMfa, accessKey }: RootReset,
  now: Date,
): Promise<ResetRoot> {
  const accountId = named ?? (await readFact(store.read, 'accountId')) ?? '';
  if (!(await findAccount(store.read, accountId))) throw new Error(`there is no account ${JSON.stringify(accountId)}`);
  const password = makePassword(random);
  const hash = await vault.passwords.hash(accountId, accountId, password);
  const key = accessKey ? makeRootKey(accountId, random) : undefined;
  const time = now.getTime();
  return store.write({
    receipt: { accountId, requestId: 'operator', time },
    async run(write) {
      await setRootPassword(write, accountId, hash);
      await revokeConsoleSessionsOf(write, accountId, accountId, time);
      const removedMfaDevices = keepMfa ? 0 : await removeFactors(write, accountId);
      const removedAccessKeys = key ? await replaceKeys(write, accountId, key, { vault, time }) : 0;
      const recorded = {
        keepMfa,
        removedMfaDevices,
        removedAccessKeys,
        ...(key ? { accessKeyId: key.rootAccessKeyId } : {}),
      };
      trail.recordWith(operatorEvent('ResetRoot', accountId, recorded, now));
      return {
        AccountId: accountId,
        Password: password,
        RemovedMfaDevices: removedMfaDevices,
        ...(key ? { AccessKeyId: key.rootAccessKeyId, SecretAccessKey: key.rootSecretAccessKey } : {}),
      };
    },
  });
}

/** Removes root's MFA devices, passkeys and recovery codes. @returns how many devices and passkeys */
async function removeFactors(write: Write, accountId: string): Promise<number> {
  const devices = await listMfaDevicesOf(write.db, accountId, accountId);
  for (const { deviceId } of devices) {
    await removeAllTags(write, { kind: 'mfa', accountId, resourceId: deviceId });
    await removeMfaDevice(write, accountId, deviceId);
  }
  const passkeys = await listPasskeysOf(write.db, accountId, accountId);
  for (const passkey of passkeys) await removePasskey(write, passkey);
  await removeRecoveryCodes(write, accountId, accountId);
  return devices.length + passkeys.length;
}

/** Gives root one new key in place of all it had. @returns how many those were */
async function replaceKeys(
  write: Write,
  accountId: string,
  { rootAccessKeyId: accessKeyId, rootSecretAccessKey }: ReturnType<typeof makeRootKey>,
  { vault, time }: { readonly vault: House['vault']; readonly time: number },
): Promise<number> {
  const former = await listAccessKeys(write.db, accountId, accountId);
  for (const key of former) await removeAccessKey(write, accountId, key.accessKeyId);
  await addAccessKey(write, {
    accountId,
    accessKeyId,
    ownerId: accountId,
    status: 'Active',
    createdAt: time,
    changedAt: time,
    sealedSecret: vault.sealAccessKey(accountId, accountId, accessKeyId, rootSecretAccessKey),
  });
  return former.length;
}
