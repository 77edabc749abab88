import { existsSync, readFileSync } from 'node:fs';

/** How the bytes of a file may be packed on the wire. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the built console. */
export interface ConsoleFile {
  readonly type: string;
  /** Of the plain bytes; what is sent packed has one of its own. */
  readonly etag: string;
  /** How it can be had; `identity` always. */
  readonly encodings: readonly Encoding[];
  /** Its bytes, read when they are first asked for and kept from then on; undefined when a new build has removed them. */
  body(encoding: Encoding): Uint8Array | undefined;
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

/** Reads which files there are. @returns undefined when the console was not built. */
export function readConsoleFiles(folder: URL = CONSOLE_FOLDER): ConsoleFiles | undefined {
  const list = new URL('files.json', folder);
  if (!existsSync(list)) return undefined;
  const listed = JSON.parse(readFileSync(list, 'utf8')) as readonly Listed[];
  return new Map(
    listed.map(({ path, type, etag, encodings }) => {
      const kept = new Map<Encoding, Uint8Array>();
      const body = (encoding: Encoding): Uint8Array | undefined => {
        const known = kept.get(encoding);
        if (known) return known;
        const file = new URL(path + SUFFIX[encoding], folder);
        if (!existsSync(file)) return undefined;
        const bytes = readFileSync(file);
        kept.set(encoding, bytes);
        return bytes;
      };
      return [path, { type, etag, encodings: [...encodings, 'identity'], body }];
    }),
  );
}
