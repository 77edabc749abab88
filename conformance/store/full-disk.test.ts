import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts';
import { findNumberedJobs, numberedJob } from '../../packages/server/src/store/test-numbered-jobs.ts';

/** A small disk of its own. @returns undefined where this user may not mount one */
async function mountSmallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    await chmod(folder, 0o700);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true });
    if (process.env['CI']) throw error;
    console.warn('skipped: no small disk can be mounted here (needs root)');
    return undefined;
  }
}

const disk = await mountSmallDisk();
afterAll(async () => {
  if (disk === undefined) return;
  execFileSync('umount', ['--lazy', disk]);
  await rm(disk, { recursive: true });
});

it.skipIf(disk === undefined)(
  'a full disk refuses all writes of the commit, keeps what was acknowledged, and passes',
  async () => {
    const file = join(disk ?? '', 'countersign.db');
    let store = await openSqlite({ file });
    let rolledBack = 0;
    store.onRolledBack(() => (rolledBack += 1));
    await store.write(numberedJob(1));
    const filler = join(disk ?? '', 'filler');
    await writeFile(filler, Buffer.alloc(1 << 20));

    // Two at once, the second too big: the first must not be acknowledged either.
    const full = await Promise.allSettled([store.write(numberedJob(2)), store.write(numberedJob(3, 2 << 20))]);
    for (const result of full) expect(result).toMatchObject({ reason: { code: 'ServiceUnavailable' } });
    expect(rolledBack).toBe(1);
    expect(await findNumberedJobs(store)).toEqual({ jobs: [1], faults: [] });

    const acknowledged = [1];
    let refusal: unknown;
    for (let n = 4; n < 400 && refusal === undefined; n++) {
      const writing = store.write(numberedJob(n, 20_000));
      refusal = await writing.then(
        () => void acknowledged.push(n),
        (error: unknown) => error,
      );
    }
    expect(refusal).toMatchObject({ code: 'ServiceUnavailable' });
    expect(await findNumberedJobs(store)).toEqual({ jobs: acknowledged, faults: [] });

    await rm(filler);
    await store.write(numberedJob(1000));
    acknowledged.push(1000);
    expect(await findNumberedJobs(store)).toEqual({ jobs: acknowledged, faults: [] });
    await store.close();
    store = await openSqlite({ file });
    expect(await findNumberedJobs(store)).toEqual({ jobs: acknowledged, faults: [] });
    await store.close();
    expect(existsSync(`${file}-owner`)).toBe(false);
  },
);
