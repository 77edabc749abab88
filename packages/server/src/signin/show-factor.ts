import { readRecoveryCode } from '../domain/recovery-codes.ts';
import { verifyTotp } from '../operations/verify-totp.ts';
import { listMfaDevicesOf } from '../store/mfa-devices.ts';
import { recordPasskeyUse } from '../store/passkeys.ts';
import { useRecoveryCode } from '../store/recovery-codes.ts';
import type { Write } from '../store/store.ts';
import { optionalText, type Body } from './body.ts';
import { credentialIdOf, verifyPasskey } from './passkeys.ts';
import { readFactors, type Method } from './second-factors.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** Whose factor is shown, and on what question. */
export interface Shown {
  readonly accountId: string;
  readonly ownerId: string;
  /** What a passkey was asked to sign; undefined when none was. */
  readonly challenge: string | undefined;
}

/** What is left to do of the proof inside the transaction that acts on it. */
export interface Showing {
  readonly method: Method;
  /** Uses the factor up. INVARIANT: of two requests that show the same code or signature at the same moment, one gets true. */
  take(write: Write): Promise<boolean>;
}

/**
 * Reads which second factor a request shows: one of `totp`, `recoveryCode` and `passkey`.
 * @returns undefined when it shows none, or a passkey's signature that proves nothing.
 */
export async function showFactor(
  body: Body,
  { accountId, ownerId, challenge }: Shown,
  visit: PageVisit,
  tools: SignInTools,
): Promise<Showing | undefined> {
  const { now, page } = visit;
  const totp = optionalText(body, 'totp', 16)?.replaceAll(' ', '');
  if (totp !== undefined) {
    return {
      method: 'totp',
      async take(write) {
        for (const device of await listMfaDevicesOf(write.db, accountId, ownerId)) {
          if (await verifyTotp({ seeds: tools.seeds, write }, device, totp, now)) return true;
        }
        return false;
      },
    };
  }
  const recoveryCode = optionalText(body, 'recoveryCode', 64);
  if (recoveryCode !== undefined) {
    const code = readRecoveryCode(recoveryCode);
    if (code === undefined) return undefined;
    const hash = tools.hashRecoveryCode(accountId, ownerId, code);
    return { method: 'recoveryCode', take: (write) => useRecoveryCode(write, accountId, ownerId, hash, now.getTime()) };
  }
  const credentialId = credentialIdOf(body['passkey']);
  if (credentialId === undefined || challenge === undefined) return undefined;
  const { passkeys } = await readFactors(tools.store.read, accountId, ownerId);
  const passkey = passkeys.find((each) => each.credentialId === credentialId);
  const use = passkey && (await verifyPasskey(passkey, { challenge, page, isAlone: false }, body['passkey']));
  if (!passkey || !use) return undefined;
  return { method: 'passkey', take: (write) => recordPasskeyUse(write, passkey, { ...use, usedAt: now.getTime() }) };
}
