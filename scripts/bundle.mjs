// Puts the compiled server and what it imports into a few files: loading 700 small modules takes longer than all else at start.
// Packages with native code or workers stay outside. Run by `scripts/run.mjs` after a build; `bin/countersign.mjs` prefers it.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const server = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'server');
const outside = [/^node:/, 'libsql', 'pg', '@node-rs/argon2', 'pino', 'reflect-metadata', '@peculiar/x509'];

const bundle = await rolldown({
  input: { main: join(server, 'dist', 'cli', 'main.js') },
  platform: 'node',
  external: outside,
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
  onLog(level, log, handler) {
    if (log.code !== 'EVAL' && log.code !== 'CIRCULAR_DEPENDENCY') handler(level, log);
  },
});
const out = join(server, 'dist', 'bundle');
rmSync(out, { recursive: true, force: true });
await bundle.write({ dir: out, format: 'esm', chunkFileNames: 'chunk-[name]-[hash].js', keepNames: true });
await bundle.close();
