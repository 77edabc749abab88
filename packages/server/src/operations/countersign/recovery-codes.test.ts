import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecoveryCode } from '../../domain/recovery-codes.ts';
import { useRecoveryCode } from '../../store/recovery-codes.ts';
import { createUser } from '../iam/create-user.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createRecoveryCodes } from './create-recovery-codes.ts';
import { getRecoveryCodeSummary } from './get-recovery-code-summary.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'bob' });
});
afterEach(() => rig.close());

const hashes = async () =>
  (await rig.store.read.selectFrom('recoveryCodes').select('codeHash').execute()).map((row) => row.codeHash);

describe('CreateRecoveryCodes', () => {
  it('shows ten codes, this once, and keeps only what cannot be read back', async () => {
    const { Codes } = await rig.run(createRecoveryCodes, {}, await rig.as('bob'));
    expect(new Set(Codes).size).toBe(10);
    for (const code of Codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
      expect(readRecoveryCode(code)).toBe(code);
    }
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    expect(written.includes((await hashes())[0] ?? '-')).toBe(true);
    for (const code of Codes) {
      for (const form of [code, code.replace('-', '')]) expect(written.includes(form)).toBe(false);
    }
  });

  it('takes away all that there were, used or not', async () => {
    const bob = await rig.as('bob');
    await rig.run(createRecoveryCodes, {}, bob);
    const former = await hashes();
    await rig.run(createRecoveryCodes, {}, bob);
    const now = await hashes();
    expect(now).toHaveLength(10);
    expect(now.filter((hash) => former.includes(hash))).toEqual([]);
  });

  it('is for whoever asks, and nobody else', async () => {
    const bob = await rig.as('bob');
    await rig.run(createRecoveryCodes, {}, bob);
    await rig.run(createRecoveryCodes, {});
    const owners = await rig.store.read.selectFrom('recoveryCodes').select('ownerId').distinct().execute();
    expect(owners.map(({ ownerId }) => ownerId).toSorted()).toEqual([ACCOUNT, bob.kind === 'user' ? bob.userId : '']);
    expect(await rig.targets(createRecoveryCodes, {}, bob)).toMatchObject([{ arn: `arn:aws:iam::${ACCOUNT}:user/bob` }]);
    expect(await rig.targets(getRecoveryCodeSummary, {}, bob)).toMatchObject([{ arn: `arn:aws:iam::${ACCOUNT}:user/bob` }]);
    expect(await rig.targets(createRecoveryCodes, {})).toMatchObject([{ arn: `arn:aws:iam::${ACCOUNT}:root` }]);
  });
});

describe('GetRecoveryCodeSummary', () => {
  it('tells how many are left, and since when there are any', async () => {
    const bob = await rig.as('bob');
    const summary = () => rig.run(getRecoveryCodeSummary, {}, bob);
    expect(await summary()).toEqual({ Remaining: 0 });
    const made = rig.now;
    await rig.run(createRecoveryCodes, {}, bob);
    rig.now = new Date(made.getTime() + 1000);
    expect(await summary()).toEqual({ Remaining: 10, CreateDate: made });
    const [hash = ''] = await hashes();
    await rig.write((write) => useRecoveryCode(write, ACCOUNT, bob.kind === 'user' ? bob.userId : '', hash, 1));
    expect(await summary()).toEqual({ Remaining: 9, CreateDate: made });
    expect(await rig.run(getRecoveryCodeSummary, {})).toEqual({ Remaining: 0 });
  });
});
