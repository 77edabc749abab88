import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../ceremony/run-program.ts';
import { makeFolder } from './folder.ts';
import { ACCOUNT, lacking, ROOT, ROOT_ENV, startServer, type ServerProcess } from './server-process.ts';

const example = (name: string): string => fileURLToPath(new URL(`../../examples/first-key/${name}`, import.meta.url));

/** A Python that has boto3. */
function findPython(): string | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      execFileSync(python, ['-c', 'import boto3'], { stdio: 'ignore' });
      return python;
    } catch {
      // the next one
    }
  }
  return lacking('no Python has boto3 (apt-get install python3-boto3)');
}
const python = findPython();

describe('the example of a first key', () => {
  const folder = makeFolder('example');
  let server: ServerProcess;
  beforeAll(async () => {
    server = folder.holds(await startServer(folder.at('data'), ROOT_ENV));
  });
  afterAll(() => folder.remove());

  it.each([
    ['JavaScript', process.execPath, 'first-key.mjs'],
    ...(python === undefined ? [] : [['Python', python, 'first_key.py']]),
  ])('in %s does what its page says, with only the endpoint set', async (_, program, name) => {
    const { code, out, err } = await runProgram(program, [example(name)], {
      cwd: folder.at('.'),
      env: {
        AWS_ACCESS_KEY_ID: ROOT.accessKeyId,
        AWS_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: server.endpoint,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/AKIA\w{16}/, 'AKIA…')).toBe(
      [
        'made user first-key-demo with key AKIA…',
        `the key is arn:aws:iam::${ACCOUNT}:user/first-key-demo`,
        'it may read itself: first-key-demo',
        'it may not make users: AccessDenied',
        'deleted the key; now it is refused: InvalidClientTokenId',
        'removed the user',
        '',
      ].join('\n'),
    );
  });
});
