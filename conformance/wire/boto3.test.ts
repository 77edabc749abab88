import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe as subject, expect, it } from 'vitest';
import { inputOf, outputOf, type Sample } from '../../packages/server/src/wire/contract.ts';
import { describe, operationNames, type OperationShape } from '../../packages/server/src/wire/index.ts';
import { REQUEST_ID, startEchoServer, type EchoServer } from './echo-server.ts';

const SCRIPT = fileURLToPath(new URL('boto3_every_operation.py', import.meta.url));
const ROUNDS = Number(process.env['WIRE_ROUNDS'] ?? 6);

/** Interpreters that have boto3, one for each version of it. */
function interpreters(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const python of ['/usr/bin/python3', 'python3', process.env['PYTHON'] ?? '']) {
    const tried = python && spawnSync(python, ['-c', 'import boto3; print(boto3.__version__)'], { encoding: 'utf8' });
    if (tried && tried.status === 0) found.set(tried.stdout.trim(), python);
  }
  return found;
}

interface Line {
  readonly boto3?: string;
  readonly case?: number;
  readonly skipped?: boolean;
  readonly error?: string;
  readonly sent?: unknown;
  readonly expected?: unknown;
  readonly got?: unknown;
}

/** Bytes and times as the script has them. */
function tagged(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Date) return { $time: `${value.toISOString().slice(0, 19)}Z` };
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, tagged(item)]));
}

/** Does not block, since the server that the script calls lives in this process. */
function runScript(python: string, work: object): Promise<readonly Line[]> {
  const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stdin.end(JSON.stringify(work));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`the script ended with ${code}`));
      const lines = Buffer.concat(parts).toString('utf8').trim().split('\n');
      return resolve(lines.map((line) => JSON.parse(line) as Line));
    });
  });
}

interface Case {
  readonly shape: OperationShape;
  readonly input: Sample;
  readonly output: Sample;
}
const cases: readonly Case[] = (['iam', 'sts'] as const)
  .flatMap((service) => operationNames(service).map((name) => describe(service, name) as OperationShape))
  .flatMap((shape) =>
    fc
      .sample(fc.record({ input: inputOf(shape), output: outputOf(shape) }), { numRuns: ROUNDS, seed: 20_261_124 })
      .map(({ input, output }) => ({ shape, input, output })),
  );

let server: EchoServer;
beforeEach(async () => {
  server = await startEchoServer();
});
afterEach(() => server.close());

const found = interpreters();
if (found.size === 0 && process.env['CI']) throw new Error('boto3 is not installed, and CI must have it');
if (found.size === 0) console.log('skipped: no Python with boto3 here');

subject.skipIf(found.size === 0)('boto3 over HTTP', () => {
  it.each([...found])('%s keeps every input and output', async (version, python) => {
    for (const { shape, output } of cases) server.queue(shape.name, { output });
    const [hello, ...lines] = await runScript(python, {
      endpoint: server.endpoint,
      requestId: REQUEST_ID,
      cases: cases.map(({ shape, input, output }) => ({
        service: shape.service,
        action: shape.name,
        input: tagged(input),
        output: tagged(output),
      })),
    });
    expect(hello).toMatchObject({ boto3: version });
    expect(lines).toHaveLength(cases.length);

    const received = [...server.received()];
    const actions = new Set<string>();
    let calls = 0;
    for (const line of lines) {
      const action = cases[line.case ?? -1]?.shape.name ?? '';
      if (line.skipped) continue;
      expect({ action, error: line.error }).toEqual({ action, error: undefined });
      expect({ action, got: line.got }).toEqual({ action, got: line.expected });
      const decoded = received.shift();
      expect({ action: decoded?.action, input: tagged(decoded?.input) }).toEqual({ action, input: line.sent });
      actions.add(action);
      calls += 1;
    }
    expect(received).toEqual([]);
    // boto3 1.26 knows 158 + 8 operations; anything newer knows more.
    expect(actions.size).toBeGreaterThanOrEqual(166);
    console.log(`boto3 ${version}: ${actions.size} operations, ${calls} calls`);
  });
});
