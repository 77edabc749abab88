import { GetUserCommand, type User } from '@aws-sdk/client-iam';
import type { Site } from './test-browser.ts';

/** The user of that name, read through the signed API; undefined when there is none. */
export async function findUser(site: Site, UserName: string): Promise<User | undefined> {
  try {
    return (await site.server.iam().send(new GetUserCommand({ UserName }))).User;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchEntityException') return undefined;
    throw error;
  }
}
