import { existsSync, readFileSync } from 'node:fs';

/** How the bytes of a file may be packed on the wire. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the built console. */
export interface ConsoleFile {
  readonly type: string;
  /** Of the plain bytes; what is sent packed has one of its own. */
  readonly etag: string;
  /** `identity` is always there. */
  readonly bodies: ReadonlyMap<Encoding, Uint8Array>;
}

/** By its path below `/console/`. INVARIANT: no part of a request ever becomes a path on the disk; it is looked up here. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

/** An entry of the list that `scripts/console-files.mjs` writes. */
interface Listed {
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly encodings: readonly Encoding[];
}

const SUFFIX: Readonly<Record<Encoding, string>> = { identity: '', br: '.br', gzip: '.gz' };

/** Where the build puts the console; `src/app`, `dist/app` and `dist/bundle` are all two folders below the package. */
export const CONSOLE_FOLDER: URL = new URL('../../dist/console/', import.meta.url);

/** Reads the console into memory, packed and plain. @returns undefined when it was not built. */
export function readConsoleFiles(folder: URL = CONSOLE_FOLDER): ConsoleFiles | undefined {
  const list = new URL('files.json', folder);
  if (!existsSync(list)) return undefined;
  const listed = JSON.parse(readFileSync(list, 'utf8')) as readonly Listed[];
  return new Map(
    listed.map(({ path, type, etag, encodings }) => {
      const bodies = [...encodings, 'identity' as const].map(
        (encoding) => [encoding, readFileSync(new URL(path + SUFFIX[encoding], folder))] as const,
      );
      return [path, { type, etag, bodies: new Map(bodies) }];
    }),
  );
}
