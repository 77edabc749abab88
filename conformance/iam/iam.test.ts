import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../ceremony/run-program.ts';
import { COUNTERSIGN, startServer, type Server } from '../ceremony/start-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const themes = readdirSync(here)
  .filter((name) => name.endsWith('.py') && name !== 'support.py')
  .map((name) => name.slice(0, -'.py'.length));

/** Missing means: say so and skip, but fail where everything must be there. */
const needs = (what: string, there: boolean): boolean => {
  if (there) return true;
  if (process.env['CI']) throw new Error(`${what} is missing`);
  console.log(`skipped: ${what} is missing`);
  return false;
};

/** Interpreters that have boto3, one for each version of it. */
function interpreters(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const python of ['/usr/bin/python3', 'python3', process.env['PYTHON'] ?? '']) {
    const tried = python && spawnSync(python, ['-c', 'import boto3; print(boto3.__version__)'], { encoding: 'utf8' });
    if (tried && tried.status === 0) found.set(tried.stdout.trim(), python);
  }
  return found;
}

const built = needs('packages/server/dist (npm run build)', existsSync(join(here, '../../packages/server/dist/cli/main.js')));
const found = interpreters();
const ready = needs('a Python with boto3', found.size > 0) && built;

describe.runIf(ready)('IAM and STS, asked by boto3', () => {
  let server: Server;
  let folder: string;
  let dataDir: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'iam-'));
    dataDir = join(folder, 'data');
    server = await startServer(dataDir);
  });
  afterAll(async () => {
    await server?.stop();
  });

  /** The root key of an account that is empty. */
  async function emptyAccount(): Promise<Record<string, string>> {
    const args = [COUNTERSIGN, 'account', 'create', '--json'];
    const made = await runProgram(process.execPath, args, { cwd: folder, env: { COUNTERSIGN_DATA_DIR: dataDir } });
    const { AccessKeyId, SecretAccessKey } = JSON.parse(made.out) as { AccessKeyId: string; SecretAccessKey: string };
    return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey };
  }

  describe.each([...found])('%s', (_version, python) => {
    test.each(themes)('answers as AWS does: %s', async (theme) => {
      const account = await emptyAccount();
      const ending = await runProgram(python, ['-B', '-W', 'ignore::ResourceWarning', '-m', 'unittest', theme], {
        cwd: folder,
        env: { ...account, ENDPOINT: server.endpoint, PYTHONPATH: here },
      });
      expect(ending.err).toMatch(/Ran [1-9]\d* tests? in [^\n]*\n\nOK\n$/);
      expect({ code: ending.code, out: ending.out }).toStrictEqual({ code: 0, out: '' });
    });
  });
});
