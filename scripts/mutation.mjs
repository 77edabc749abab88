// Changes the policy engine in small ways, one at a time, and sees whether the tests notice: `npm run mutation -- decide*.ts`.
// Slow, so it runs on demand. Stryker is installed into a folder of its own, beside a copy of the engine: it is large, nothing
// else needs it, and a run that is stopped can't leave a changed source behind.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const STRYKER = '9.6.1';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '1' },
    /** With the slow laws, too: a mutant then takes many seconds instead of one. */
    laws: { type: 'boolean', default: false },
    /** Where Stryker is installed, and stays. */
    folder: { type: 'string', default: join(tmpdir(), 'countersign-mutation') },
  },
});
const wanted = positionals.length > 0 ? positionals : ['**/*.ts'];

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { cwd: values.folder, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
};

mkdirSync(values.folder, { recursive: true });
for (const part of ['src/policy', 'vectors/policy']) {
  const to = join(values.folder, part);
  rmSync(to, { recursive: true, force: true });
  cpSync(join(root, 'packages/core', part), to, { recursive: true });
}
const write = (name, value) => writeFileSync(join(values.folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
write('package.json', {
  private: true,
  type: 'module',
  devDependencies: {
    '@stryker-mutator/core': STRYKER,
    '@stryker-mutator/vitest-runner': STRYKER,
    'fast-check': devDependencies['fast-check'],
    vitest: devDependencies.vitest,
  },
});
const slow = ['managed-policies', 'hostile', ...(values.laws ? [] : ['laws*'])];
const exclude = JSON.stringify(slow.map((name) => `**/${name}.test.ts`));
writeFileSync(
  join(values.folder, 'vitest.config.mjs'),
  // On a busy machine a law may take long; Stryker has its own limit for mutants that never end.
  `export default { test: { include: ['src/**/*.test.ts'], exclude: ${exclude}, testTimeout: 60_000 } };\n`,
);
write('stryker.config.json', {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [...wanted.map((name) => `src/policy/${name}`), '!**/*.test.ts', '!**/test-*.ts', '!**/semantics.ts'],
  concurrency: Number(values.concurrency),
  coverageAnalysis: 'perTest',
  // A regular expression or a sentence that is changed tells little: the texts are AWS's and stand in the tests.
  mutator: { excludedMutations: ['Regex', 'StringLiteral'] },
  // Stryker reads tsconfig files with an interface that TypeScript 7 no longer has; it must find none.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'report.json' },
  tempDirName: 'sandbox',
});
const stamp = join(values.folder, 'installed');
const versions = `${STRYKER} ${devDependencies.vitest} ${devDependencies['fast-check']}`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== versions) {
  const status = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) process.exit(status);
  writeFileSync(stamp, versions);
}
process.exit(run(join(values.folder, 'node_modules', '.bin', 'stryker'), ['run']));
