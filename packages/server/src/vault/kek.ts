import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { VaultError } from './errors.ts';
import type { Random } from './seal-bytes.ts';

const SIZE = 32;

/** Where the key-encryption key is. */
export interface KekPlace {
  readonly file: string;
  /** systemd's `$CREDENTIALS_DIRECTORY`: files in it belong to root and may be readable for the service's group. */
  readonly credentialsDirectory?: string | undefined;
}

/**
 * Says where the key is: the file that was set, else systemd's credential `countersign-kek`, else `kek` in the data folder.
 * @param exists tells whether a file is there; only the credential is asked for.
 */
export function locateKek(
  places: { readonly kekFile?: string | undefined; readonly credentialsDirectory?: string | undefined; readonly dataDir: string },
  exists: (file: string) => boolean,
): KekPlace {
  const { kekFile, credentialsDirectory, dataDir } = places;
  const credential = credentialsDirectory === undefined ? undefined : join(credentialsDirectory, 'countersign-kek');
  const file = kekFile ?? (credential !== undefined && exists(credential) ? credential : join(dataDir, 'kek'));
  return { file, credentialsDirectory };
}

/** Whether systemd brings the file, so that it can't be made by us. */
export function isCredential({ file, credentialsDirectory }: KekPlace): boolean {
  return credentialsDirectory !== undefined && resolve(file).startsWith(resolve(credentialsDirectory) + sep);
}

/**
 * Reads the key-encryption key: 32 bytes in a file of ours that nobody else may read.
 * @param uid who we are; the owner of the file must be the same.
 * @throws VaultError `KekMissing`, `KekUnsafe` or `KekMalformed`
 */
export function loadKek(place: KekPlace, uid: number | undefined = process.geteuid?.()): KeyObject {
  const { file } = place;
  const handle = open(file);
  try {
    refuseUnsafe(place, fstatSync(handle), uid);
    const bytes = Buffer.alloc(SIZE + 1);
    const length = readSync(handle, bytes, 0, SIZE + 1, 0);
    if (length !== SIZE) throw new VaultError('KekMalformed', `the key file ${file} must hold ${SIZE} bytes`);
    const content = bytes.subarray(0, SIZE);
    if (content.every((byte) => byte === content[0]))
      throw new VaultError('KekMalformed', `the key file ${file} holds no random bytes`);
    const key = createSecretKey(content);
    bytes.fill(0);
    return key;
  } finally {
    closeSync(handle);
  }
}

function open(file: string): number {
  try {
    // Not to block on a pipe, and not to follow a link that somebody else put there.
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') {
      throw new VaultError('KekMissing', `the key file ${file} is not there; without it no secret can be opened`, { cause });
    }
    if (code === 'ELOOP') throw new VaultError('KekUnsafe', `the key file ${file} is a symbolic link`, { cause });
    throw new VaultError('KekUnsafe', `the key file ${file} can't be opened (${code})`, { cause });
  }
}

function refuseUnsafe(place: KekPlace, found: Stats, uid: number | undefined): void {
  const { file } = place;
  if (!found.isFile()) throw new VaultError('KekUnsafe', `${file} is not a plain file`);
  const credential = isCredential(place);
  if (uid !== undefined && found.uid !== uid && !(credential && found.uid === 0)) {
    throw new VaultError('KekUnsafe', `the key file ${file} belongs to user ${found.uid}, not to ${uid}`);
  }
  // SOURCE: systemd.exec(5), "Credentials": 0400, and 0440 where an access list lets the service's user in.
  const allowed = credential ? 0o440 : 0o600;
  const mode = found.mode & 0o777;
  if ((mode & ~allowed) !== 0) {
    throw new VaultError('KekUnsafe', `the key file ${file} has mode ${mode.toString(8).padStart(4, '0')}; make it 0400`);
  }
}

/**
 * Makes the key file, mode 0400, and sees it safely on disk. It is there whole or not at all, and never replaces another.
 * @throws the system's `EEXIST` when the file is there already.
 */
export function createKek(file: string, random: Random): void {
  const draft = `${file}.${Buffer.from(random(6)).toString('hex')}`;
  const handle = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o400);
  try {
    const bytes = random(SIZE);
    fchmodSync(handle, 0o400);
    writeSync(handle, bytes);
    bytes.fill(0);
    fsyncSync(handle);
    linkSync(draft, file); // fails when `file` exists, which a rename would not
  } finally {
    closeSync(handle);
    unlinkSync(draft);
  }
  syncFolderOf(file);
}

/** Sees the names in the file's folder safely on disk. */
export function syncFolderOf(file: string): void {
  const folder = openSync(dirname(file), constants.O_RDONLY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
