import { timingSafeEqual } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Head } from './chain.ts';
import type { Timer } from './timer.ts';

/** Where the checkpoint is and what signs it. */
export interface CheckpointPlace {
  /** Beside the database, and best on another disk. */
  readonly file: string;
  readonly deploymentId: string;
  /** The vault's `logMac`: hexadecimal. */
  readonly mac: (text: string) => string;
}

/** What the checkpoint file says; `none` when it was never written, `forged` when it is not what we wrote. */
export type CheckpointReading =
  { readonly status: 'none' } | { readonly status: 'forged' } | { readonly status: 'signed'; readonly head: Head };

/** Keeps the checkpoint file close behind the trail. */
export interface CheckpointWriter {
  /** Tells of the last durable record; written at most every `every` milliseconds. */
  note(head: Head): void;
  /** Writes what was noted last, and waits for the disk. */
  close(): Promise<void>;
}

interface Written extends Head {
  readonly deploymentId: string;
  readonly mac: string;
}

const signed = ({ deploymentId, mac }: CheckpointPlace, { seq, hash }: Head): string =>
  mac(JSON.stringify(['checkpoint1', deploymentId, seq, hash]));

/**
 * Opens the writer. The file is replaced whole and only after its bytes are on disk, so that a crash leaves the old one or
 * the new one. It is never ahead of the database: only durable records are noted.
 */
export function createCheckpointWriter(
  place: CheckpointPlace,
  {
    timer,
    onFault,
    every = 1000,
  }: { readonly timer: Timer; readonly onFault: (error: unknown) => void; readonly every?: number },
): CheckpointWriter {
  let noted: Head | undefined;
  let cancel: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    if (!noted) return;
    const head = noted;
    noted = undefined;
    const content: Written = { deploymentId: place.deploymentId, ...head, mac: signed(place, head) };
    const draft = `${place.file}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(content)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, place.file);
  };
  const writeNext = (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    return (writing = writing.then(write));
  };

  return {
    note(head) {
      if (noted && noted.seq > head.seq) return;
      noted = head;
      cancel ??= timer(every, () => {
        writeNext().catch((error: unknown) => {
          writing = Promise.resolve();
          onFault(error);
        });
      });
    },
    async close() {
      await writeNext();
      const folder = await open(dirname(place.file), 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    },
  };
}

/** Reads the checkpoint file and checks its signature. */
export async function readCheckpoint(place: CheckpointPlace): Promise<CheckpointReading> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(place.file, 'utf8'));
  } catch (error) {
    return { status: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'forged' };
  }
  const { seq, hash, mac } = (content ?? {}) as { readonly [Name in keyof Written]?: unknown };
  if (typeof seq !== 'number' || typeof hash !== 'string' || typeof mac !== 'string') return { status: 'forged' };
  const expected = Buffer.from(signed(place, { seq, hash }));
  const found = Buffer.from(mac);
  const authentic = found.length === expected.length && timingSafeEqual(found, expected);
  return authentic ? { status: 'signed', head: { seq, hash } } : { status: 'forged' };
}
