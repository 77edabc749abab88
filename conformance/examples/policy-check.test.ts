import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ending, runProgram } from '../ceremony/run-program.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const program = 'examples/policy-check/policy-check.mjs';
const ask = (...question: string[]): Promise<Ending> =>
  runProgram(process.execPath, [program, ...question], { cwd: repository, env: {} });

/** The commands on the page, in its order. */
const commands = readFileSync(`${repository}/examples/policy-check/README.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith(`node ${program} `))
  .map((line) => line.split(' ').slice(2));

describe('the example of a policy check', () => {
  it.each<[at: number, code: number, verdict: string, reason: string]>([
    [0, 0, 'Allowed: arn:aws:iam::123456789012:user/bob may do s3:PutObject', 'Statement "OwnFolder" (line 4)'],
    [
      1,
      1,
      'Refused: arn:aws:iam::123456789012:user/bob may not do s3:GetObject',
      'in 203.0.113.0/24; the request has 198.51.100.7',
    ],
    [2, 1, 'Refused: arn:aws:iam::123456789012:user/bob may not do s3:DeleteObject', 'Statement "KeepTheOriginals" (line 4)'],
  ])('answers command %i on its page with code %i: %s', async (at, expected, verdict, reason) => {
    const { code, out, err } = await ask(...(commands[at] ?? []));
    expect({ code, err }).toEqual({ code: expected, err: '' });
    expect(out.startsWith(verdict)).toBe(true);
    expect(out).toContain(reason);
  });

  it('lets in who asks from the address that the nearest statement wanted', async () => {
    const { code } = await ask('s3:GetObject', 'arn:aws:s3:::photos/shared/dog.jpg', 'aws:SourceIp=203.0.113.9');
    expect(code).toBe(0);
  });

  it('says how it is asked when it is not asked', async () => {
    const { code, err } = await ask();
    expect({ code, says: err.startsWith('usage: ') }).toEqual({ code: 2, says: true });
  });
});
