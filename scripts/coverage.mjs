// Runs the tests of the policy engine and holds that every branch that parses, compiles, decides, traces and checks was taken.
// `vitest --coverage` with a threshold can't say it: what stands behind `??` and an index that the compiler can't prove is a
// branch that no input reaches. Such a fallback, a bare literal, is counted and left out; everything else must be taken.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'packages/core/src/policy';
/** Words and advice for people: they decide nothing, and advice is tried by `authorize` before it is given. */
const OTHER = ['describe*.ts', 'suggest*.ts'];

/**
 * Branches that no test takes, by file and text, and why. Each must still be there and untaken, so that the list can't outlive
 * its reasons.
 */
const KNOWN = [
  ['arn-pattern.ts', 'compilePattern([])', 'there are always six segments'],
  ['conditions/fold-case.ts', 'base;', 'only U+0130 grows when it is lowered, and it has left before'],
  ['judge.ts', "'identity' :", 'a deny step never ends in an implicit Deny'],
];

const report = mkdtempSync(join(tmpdir(), 'coverage-'));
const run = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  [
    'run',
    '--project',
    'core',
    `${folder}/`,
    '--coverage',
    `--coverage.include=${folder}/**/*.ts`,
    ...['**/*.test.ts', '**/test-*.ts', ...OTHER.map((name) => `**/${name}`)].map((name) => `--coverage.exclude=${name}`),
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${report}`,
  ],
  { cwd: root, stdio: 'inherit' },
);
if (run.status !== 0) process.exit(run.status ?? 1);

const files = JSON.parse(readFileSync(join(report, 'coverage-final.json'), 'utf8'));
rmSync(report, { recursive: true });

/** The source between two places of a report. A place without a line is the `else` that nobody wrote. */
function textAt(lines, { start, end }) {
  if (start.line === undefined) return undefined;
  if (start.line === end.line) return lines[start.line - 1].slice(start.column, end.column ?? undefined);
  const middle = lines.slice(start.line, end.line - 1);
  return [lines[start.line - 1].slice(start.column), ...middle, lines[end.line - 1].slice(0, end.column ?? undefined)].join('\n');
}

/** A report's places run on to the next one, so only the start of their text counts. */
const LITERAL = /^(?:0|''|\[\])[^\w.]*$/;
const missed = [];
const known = new Set();
let taken = 0;
let fallbacks = 0;
for (const [path, { b: counts, branchMap }] of Object.entries(files)) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const name = relative(join(root, folder), path);
  for (const [id, branch] of Object.entries(counts)) {
    branch.forEach((count, i) => {
      const { type, loc, locations } = branchMap[id];
      const text = textAt(lines, locations[i]);
      const isFallback = type === 'binary-expr' && text !== undefined && LITERAL.test(text);
      const reason = KNOWN.findIndex(([file, what]) => file === name && text?.startsWith(what));
      if (count > 0) taken++;
      else if (isFallback) fallbacks++;
      else if (reason >= 0) known.add(reason);
      else missed.push(`${name}:${locations[i].start.line ?? loc.start.line}  ${type}  ${text ?? '(the other way)'}`);
    });
  }
}
const gone = KNOWN.filter((_, i) => !known.has(i)).map(([file, text]) => `${file}: ${text} is listed as never taken, but is not`);
console.log(`${Object.keys(files).length} files: ${taken} branches taken, ${fallbacks} fallbacks for the type checker left out`);
console.log(KNOWN.map(([file, , reason]) => `left out: ${file}, ${reason}`).join('\n'));
for (const line of [...missed, ...gone]) console.error(`not taken: ${line}`);
process.exit(missed.length + gone.length > 0 || taken < 500 ? 1 : 0);
