import { describe, expect, it } from 'vitest';
import { cliCommand, cliName, shellQuoted } from './cli-command.ts';
import { sdkCode } from './sdk-code.ts';
import { terraformResource } from './terraform-resource.ts';

const ENDPOINT = 'http://localhost:8484';

describe('the AWS CLI name of an operation or option', () => {
  it.each([
    ['CreateUser', 'create-user'],
    ['EnableMFADevice', 'enable-mfa-device'],
    ['CreateVirtualMFADevice', 'create-virtual-mfa-device'],
    ['VirtualMFADeviceName', 'virtual-mfa-device-name'],
    ['AuthenticationCode1', 'authentication-code1'],
    ['ListSSHPublicKeys', 'list-ssh-public-keys'],
    ['CreateOpenIDConnectProvider', 'create-open-id-connect-provider'],
    ['SetAsDefault', 'set-as-default'],
    ['PolicyArn', 'policy-arn'],
  ])('of %s is %s', (name, expected) => expect(cliName(name)).toBe(expected));
});

describe('the AWS CLI command', () => {
  it('has every option of the input', () => {
    expect(cliCommand('CreateUser', { UserName: 'bob', Path: '/ops/', Tags: [{ Key: 'team', Value: 'a b' }] }, ENDPOINT)).toBe(
      "aws iam create-user \\\n    --user-name bob \\\n    --path /ops/ \\\n    --tags 'Key=team,Value=a b' \\\n    --endpoint-url http://localhost:8484",
    );
  });
  it('quotes what a shell would read as its own', () => {
    expect(shellQuoted("it's; rm -rf $HOME")).toBe(`'it'\\''s; rm -rf $HOME'`);
    expect(cliCommand('GetUser', { UserName: '$(id)' }, ENDPOINT)).toContain("'$(id)'");
  });
  it('writes tags as JSON where the shorthand has no way to say them', () => {
    expect(cliCommand('TagUser', { UserName: 'b', Tags: [{ Key: 'a', Value: 'x,y=z' }] }, ENDPOINT)).toContain(
      `--tags '[{"Key":"a","Value":"x,y=z"}]'`,
    );
  });
  it('says switches as the CLI does', () => {
    expect(cliCommand('CreatePolicyVersion', { PolicyArn: 'a', SetAsDefault: true }, ENDPOINT)).toContain('--set-as-default');
    expect(cliCommand('UpdateLoginProfile', { PasswordResetRequired: false }, ENDPOINT)).toContain(
      '--no-password-reset-required',
    );
  });
  it('leaves out what has no value', () => {
    expect(cliCommand('CreateAccessKey', { UserName: undefined }, ENDPOINT)).toBe(
      'aws iam create-access-key --endpoint-url http://localhost:8484',
    );
  });
  it('is not there for an operation that AWS does not have', () => {
    expect(cliCommand('ListUserSummaries', {}, ENDPOINT)).toBeUndefined();
  });
});

describe('the code for the SDK', () => {
  it('imports each command once and sends all', () => {
    const code = sdkCode(
      [
        { operation: 'CreateUser', input: { UserName: "o'neil" } },
        { operation: 'AddUserToGroup', input: { UserName: "o'neil", GroupName: 'ops' } },
      ],
      ENDPOINT,
      'us-east-1',
    );
    expect(code).toBe(
      [
        `import { IAMClient, CreateUserCommand, AddUserToGroupCommand } from '@aws-sdk/client-iam';`,
        '',
        `const client = new IAMClient({ endpoint: 'http://localhost:8484', region: 'us-east-1' });`,
        `await client.send(new CreateUserCommand({ UserName: 'o\\'neil' }));`,
        `await client.send(new AddUserToGroupCommand({ UserName: 'o\\'neil', GroupName: 'ops' }));`,
      ].join('\n'),
    );
  });
});

describe('the Terraform resource', () => {
  it('aligns its arguments and names itself after the thing', () => {
    expect(terraformResource('CreateUser', { UserName: 'Bob.Smith', Path: '/ops/', Tags: [{ Key: 'team', Value: 'red' }] })).toBe(
      'resource "aws_iam_user" "bob_smith" {\n  name = "Bob.Smith"\n  path = "/ops/"\n  tags = {\n    "team" = "red"\n  }\n}',
    );
  });
  it('writes policy variables so that Terraform leaves them alone', () => {
    const text = terraformResource('PutUserPolicy', {
      UserName: 'b',
      PolicyName: 'p',
      PolicyDocument: '{"a": "${aws:username}"}',
    });
    expect(text).toContain('"$${aws:username}"');
  });
  it('is not there for a call that the provider has no resource for', () => {
    expect(terraformResource('DeleteUser', { UserName: 'b' })).toBeUndefined();
  });
});
