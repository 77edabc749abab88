import type { Queries } from '../store/store.ts';
import { pageSize, readHash } from './audit-rows.ts';
import { type AuditRow, checkRow, GENESIS, type Head } from './chain.ts';
import type { CheckpointReading } from './checkpoint.ts';

/** What was found. */
export interface TrailReport {
  /** How many records were read and found right. */
  readonly records: number;
  readonly ok: boolean;
  /** What is wrong first, and at which row. */
  readonly problem?: string;
}

export interface VerifyOptions {
  /** Without it, records cut off at the end, and a whole older database, can't be told from the truth. */
  readonly checkpoint?: CheckpointReading | undefined;
  /** Told after each page how many records were read; awaited. */
  readonly onProgress?: ((records: number) => void | Promise<void>) | undefined;
}

/** Rows of the first page. */
const FIRST = 16;

const FORGED = 'the checkpoint file is damaged, or was not written by this deployment';
const behind = ({ seq }: Head, last: number): string =>
  `the checkpoint knows row ${seq}, the database ends at ${last}: records were cut off, or an older database was put back`;
const replaced = ({ seq }: Head): string => `row ${seq} is not the one that the checkpoint knows: the trail was written anew`;

/** Walks a chain of rows. */
export interface ChainWalk {
  /** Takes the next row. @returns what is wrong with it, or undefined. */
  step(row: AuditRow): string | undefined;
  /** How many records were found right so far. */
  readonly records: number;
  end(): TrailReport;
}

/** Begins a walk at the first row. */
export function chainWalk(checkpoint?: CheckpointReading): ChainWalk {
  let head = GENESIS;
  let records = 0;
  let problem = checkpoint?.status === 'forged' ? FORGED : undefined;
  const known = checkpoint?.status === 'signed' ? checkpoint.head : undefined;
  return {
    step(row) {
      if (problem !== undefined) return problem;
      const finding = checkRow(head, row);
      if ('fault' in finding) return (problem = finding.fault);
      if (known?.seq === row.seq && known.hash !== row.hash) return (problem = replaced(known));
      head = row;
      records += finding.records;
      return undefined;
    },
    get records() {
      return records;
    },
    end() {
      if (problem === undefined && known && known.seq > head.seq) problem = behind(known, head.seq);
      return problem === undefined ? { records, ok: true } : { records, ok: false, problem };
    },
  };
}

/** Reads the whole trail, hashes it again and holds it against the checkpoint. Stops at the first fault. */
export async function verifyTrail(db: Queries, { checkpoint, onProgress }: VerifyOptions = {}): Promise<TrailReport> {
  const walk = chainWalk(checkpoint);
  for (let last = 0, size = FIRST; ;) {
    const rows = await db.selectFrom('auditRecords').selectAll().where('seq', '>', last).orderBy('seq').limit(size).execute();
    for (const row of rows) if (walk.step(row) !== undefined) return walk.end();
    await onProgress?.(walk.records);
    if (rows.length < size) return walk.end();
    last = rows.at(-1)?.seq ?? last;
    size = pageSize(rows);
    await new Promise((resolve) => setImmediate(resolve)); // a long trail must not keep requests waiting
  }
}

/**
 * Holds the trail against the checkpoint only, in no time: for the start, before anything is served.
 * @returns what is wrong: an older database, a trail that was cut or written anew, a forged checkpoint; undefined when nothing is.
 */
export async function findRollback(db: Queries, checkpoint: CheckpointReading): Promise<string | undefined> {
  if (checkpoint.status === 'forged') return FORGED;
  if (checkpoint.status === 'none') return undefined;
  const { head } = checkpoint;
  const found = await readHash(db, head.seq);
  if (found === head.hash) return undefined;
  if (found !== undefined) return replaced(head);
  const last = await db.selectFrom('auditRecords').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return behind(head, last?.seq ?? 0);
}
