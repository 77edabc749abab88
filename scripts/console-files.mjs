// Writes a .br and a .gz beside each file of the built console that gains by it, and the list from which the server answers.
// Run by `scripts/run.mjs` after the console was built: node scripts/console-files.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file of another kind fails the build: a type is decided here, never guessed by a browser. */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const SMALLEST = 1024;
/** Packed already. */
const PACKED = new Set(['.png', '.woff', '.woff2']);

const ENCODINGS = {
  br: [
    '.br',
    (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  ],
  gzip: ['.gz', (bytes) => promisify(gzip)(bytes, { level: 9 })],
};

const folder = process.argv[2];
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
  .filter((name) => !/\.(br|gz)$/.test(name) && name !== 'files.json' && name !== 'manifest.json')
  .sort();

async function describe(path) {
  const extension = extname(path);
  const type = TYPES[extension];
  if (type === undefined) throw new Error(`${path}: no type is known for a file of this kind`);
  const bytes = readFileSync(join(folder, path));
  const encodings = [];
  if (bytes.length >= SMALLEST && !PACKED.has(extension)) {
    for (const [encoding, [suffix, compress]] of Object.entries(ENCODINGS)) {
      const packed = await compress(bytes);
      if (packed.length >= bytes.length) continue;
      writeFileSync(join(folder, path + suffix), packed);
      encodings.push(encoding);
    }
  }
  return { path, type, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22), encodings };
}

// zlib works beside this thread, as many files at once as it has threads.
const files = await Promise.all(names.map(describe));
writeFileSync(join(folder, 'files.json'), `${JSON.stringify(files, undefined, 1)}\n`);
