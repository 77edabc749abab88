import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..', '..');

/** A program made of the sources as they stand, for a child process that knows no TypeScript. */
export interface CompiledProgram {
  /** The JavaScript file to run. */
  readonly file: string;
  remove(): void;
}

/** Compiles one file of this folder, and what it imports, without looking at types. */
export function compileForChild(name: string): CompiledProgram {
  const parent = join(root, 'node_modules', '.countersign'); // beside the packages that it imports
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'child-'));
  const flags = ['--ignoreConfig', '--noCheck', '--skipLibCheck', '--rewriteRelativeImportExtensions', '--types', 'node'];
  const shape = ['--target', 'ES2023', '--module', 'NodeNext', '--rootDir', join(here, '..'), '--outDir', folder];
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), [join(here, name), ...flags, ...shape], { stdio: 'inherit' });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    file: join(folder, 'store', name.replace(/\.ts$/, '.js')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
