import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram, type Ending } from '../ceremony/run-program.ts';
import { startServer, type Server } from '../ceremony/start-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const ACCOUNT = '210987654321';
const ROOT = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
/** Where the AWS provider lies unpacked, since a test does not fetch one. */
const MIRROR = process.env['TERRAFORM_MIRROR'] ?? '/opt/tf-plugins';

const terraform = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'terraform'))
  .find((path) => existsSync(path));
const needs = (what: string, there: boolean): boolean => {
  if (!there) console.log(`skipped: ${what} is missing`);
  return there;
};
// Also in CI: Terraform is no free software any more, and no package of Debian's.
const ready =
  needs('terraform', terraform !== undefined) &&
  needs(`the AWS provider in ${MIRROR}`, existsSync(join(MIRROR, 'registry.terraform.io/hashicorp/aws'))) &&
  needs('packages/server/dist (npm run build)', existsSync(join(here, '../../packages/server/dist/cli/main.js')));

describe.runIf(ready)('Terraform with the AWS provider', () => {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'terraform-'));
    copyFileSync(join(here, 'terraform.tf'), join(folder, 'main.tf'));
    writeFileSync(join(folder, 'rc'), `provider_installation {\n  filesystem_mirror {\n    path = "${MIRROR}"\n  }\n}\n`);
    server = await startServer(join(folder, 'data'), {
      COUNTERSIGN_ACCOUNT_ID: ACCOUNT,
      COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.id,
      COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secret,
    });
  });
  afterAll(async () => {
    await server?.stop();
  });

  const run = (command: string, ...args: readonly string[]): Promise<Ending> =>
    runProgram(terraform ?? '', [command, ...(command === 'state' ? [] : ['-no-color']), ...args], {
      cwd: folder,
      env: {
        AWS_ACCESS_KEY_ID: ROOT.id,
        AWS_SECRET_ACCESS_KEY: ROOT.secret,
        TF_CLI_CONFIG_FILE: join(folder, 'rc'),
        TF_VAR_endpoint: server.endpoint,
        CHECKPOINT_DISABLE: '1',
      },
    });
  const changed = ['path=/other/', 'action=s3:Put*', 'group=tf-renamed', 'tags={ Team = "blue", Kind = "" }'].flatMap((one) => [
    '-var',
    one,
  ]);
  const outputs = async (): Promise<Record<string, { value: unknown }>> =>
    JSON.parse((await run('output', '-json')).out) as Record<string, { value: unknown }>;

  test('finds the provider where it lies', async () => {
    expect(await run('init')).toMatchObject({ code: 0, err: '' });
  });

  test('makes everything, and then has nothing to change', async () => {
    const applied = await run('apply', '-auto-approve');
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect(applied.out).toContain('Apply complete! Resources: 11 added, 0 changed, 0 destroyed.');
    expect(await run('plan', '-detailed-exitcode')).toMatchObject({ code: 0, err: '' });
    expect(await outputs()).toMatchObject({
      user: { value: { arn: `arn:aws:iam::${ACCOUNT}:user/team/tf-user`, tags: { Team: 'red', Stage: 'test' } } },
      members: { value: ['tf-user'] },
      boundary: { value: `arn:aws:iam::${ACCOUNT}:policy/tf-policy` },
      secret_length: { value: 40 },
    });
  });

  test('changes what can be changed in place, and then has nothing to change', async () => {
    expect(await run('apply', '-auto-approve', ...changed)).toMatchObject({ code: 0, err: '' });
    expect(await run('plan', '-detailed-exitcode', ...changed)).toMatchObject({ code: 0, err: '' });
    expect(await outputs()).toMatchObject({
      user: { value: { arn: `arn:aws:iam::${ACCOUNT}:user/other/tf-user`, tags: { Team: 'blue', Kind: '' } } },
      members: { value: ['tf-user'] },
    });
  });

  test('takes what is there already into its state', async () => {
    expect(await run('state', 'rm', 'aws_iam_user.plain')).toMatchObject({ code: 0 });
    expect(await run('import', ...changed, 'aws_iam_user.plain', 'tf-plain')).toMatchObject({ code: 0, err: '' });
    expect(await run('plan', '-detailed-exitcode', ...changed)).toMatchObject({ code: 0, err: '' });
  });

  test('destroys everything', async () => {
    const destroyed = await run('destroy', '-auto-approve', ...changed);
    expect(destroyed).toMatchObject({ code: 0, err: '' });
    expect(destroyed.out).toContain('Destroy complete! Resources: 11 destroyed.');
  });
});
