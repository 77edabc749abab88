import type { AccessKey, IAMClient } from '@aws-sdk/client-iam';
import type { Terminal } from './terminal.ts';

/**
 * Notes what a key is for, where AWS's console notes it: in a tag of the user, whose key is the access key id.
 * A failure is only told: the key exists and works.
 */
export async function describeKey(iam: IAMClient, key: AccessKey, description: string, terminal: Terminal): Promise<void> {
  const { TagUserCommand } = await import('@aws-sdk/client-iam');
  try {
    await iam.send(new TagUserCommand({ UserName: key.UserName, Tags: [{ Key: key.AccessKeyId, Value: description }] }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    terminal.talk(`${terminal.style.yellow('warning:')} the key works, but its description was not kept: ${why}`);
  }
}
