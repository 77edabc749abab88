import { describe, expect, it } from 'vitest';
import { profileName, keySnippets, WAYS } from './key-snippets.ts';

const key = {
  userName: 'alice',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const connection = { endpoint: 'https://iam.example.org', region: 'eu-central-1' };
const all = (way: (typeof WAYS)[number], of = key) =>
  keySnippets(way, of, connection)
    .map(({ code }) => code)
    .join('\n');

describe('what to paste to use a key', () => {
  it.each(WAYS)('names the key, the endpoint and the region: %s', (way) => {
    expect(all(way)).toContain(key.accessKeyId);
    expect(all(way)).toContain(connection.endpoint);
    expect(all(way)).toContain(connection.region);
  });

  it.each(WAYS.filter((way) => way !== 'cli'))('holds the secret: %s', (way) => {
    expect(all(way)).toContain(key.secretAccessKey);
  });

  it('keeps the secret out of the commands for the AWS CLI, and so out of the history of the shell', () => {
    expect(all('cli')).not.toContain(key.secretAccessKey);
  });

  it('is a profile for the files that the SDKs read', () => {
    expect(keySnippets('profile', key, connection)).toEqual([
      {
        into: '~/.aws/credentials',
        code: '[alice]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      },
      {
        into: '~/.aws/config',
        code: '[profile alice]\nregion = eu-central-1\nendpoint_url = https://iam.example.org',
      },
    ]);
  });
});

describe('the name of the profile', () => {
  it.each<[string | undefined, string]>([
    ['alice', 'alice'],
    ['alice@example.org', 'alice@example.org'],
    ['a=b', 'countersign'],
    ['bob,jr', 'countersign'],
    [undefined, 'root'],
  ])('of %s is %s', (userName, name) => expect(profileName(userName)).toBe(name));
});
