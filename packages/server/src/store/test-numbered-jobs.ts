import type { Store, WriteJob } from './store.ts';

const accountId = '123456789012';
const PARTS = ['tags', 'group', 'membership'] as const;

/** A job that leaves four rows, by which one can see whether all of it is there. */
export function numberedJob(n: number, size = 0): WriteJob<number> {
  const id = `u${n}`;
  return {
    receipt: { accountId, requestId: `r${n}`, time: n },
    async run(write) {
      const named = { accountId, name: id, nameKey: id, path: '/', createdAt: n };
      await write.db
        .insertInto('users')
        .values({ ...named, userId: id, boundaryArn: null, passwordLastUsedAt: null })
        .execute();
      await write.db
        .insertInto('tags')
        .values({ accountId, resourceId: id, key: 'k', keyKey: 'k', value: 'x'.repeat(size), position: 1 })
        .execute();
      await write.db
        .insertInto('groups')
        .values({ ...named, groupId: id })
        .execute();
      await write.db.insertInto('memberships').values({ accountId, groupId: id, userId: id, createdAt: n }).execute();
      write.touch('user', accountId, id);
      return n;
    },
  };
}

/** What is there of numbered jobs. */
export interface Found {
  /** The numbers of the jobs, in the order of their commits. */
  readonly jobs: readonly number[];
  /** In words, each job of which only a part is there, and each gap in the change log. */
  readonly faults: readonly string[];
}

/** Looks which numbered jobs are in a store, and whether each is there as a whole. */
export async function findNumberedJobs(store: Store): Promise<Found> {
  const log = await store.read.selectFrom('changeLog').select(['seq', 'requestId']).orderBy('seq').execute();
  const users = await store.read.selectFrom('users').select('userId as id').execute();
  const tags = await store.read.selectFrom('tags').select('resourceId as id').execute();
  const groups = await store.read.selectFrom('groups').select('groupId as id').execute();
  const memberships = await store.read.selectFrom('memberships').select('userId as id').execute();
  const jobs = log.map((row) => Number(row.requestId.slice(1)));
  const faults = log.flatMap((row, i) => (row.seq === i + 1 ? [] : [`the change log has ${row.seq} where ${i + 1} belongs`]));
  if (store.seq !== log.length) faults.push(`the store counts ${store.seq} changes, but the log has ${log.length}`);
  const logged = new Set(jobs.map((n) => `u${n}`));
  const parts = [tags, groups, memberships].map((rows) => new Set(rows.map((row) => row.id)));
  const everyone = new Set([...logged, ...users.map((row) => row.id), ...parts.flatMap((part) => [...part])]);
  const isUser = new Set(users.map((row) => row.id));
  for (const id of everyone) {
    if (!logged.has(id)) faults.push(`${id} is not in the change log`);
    if (!isUser.has(id)) faults.push(`${id} has no row of its own`);
    for (const [i, part] of parts.entries()) if (!part.has(id)) faults.push(`${id} lacks its ${PARTS[i]}`);
  }
  return { jobs, faults };
}
