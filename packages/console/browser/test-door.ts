import {
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  UpdateLoginProfileCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { Page } from 'playwright-core';
import { appOf, type App } from './test-totp.ts';

/** Who is typed into the form. Without a user name it is root. */
export interface Typed {
  readonly account: string;
  readonly userName?: string;
  readonly password: string | undefined;
}

/** Fills the sign-in form and sends it, as a person does. */
export async function typeIn(page: Page, { account, userName, password }: Typed): Promise<void> {
  await page.getByRole('radio', { name: userName === undefined ? 'Root user' : 'IAM user' }).check({ force: true });
  await page.getByLabel('Account ID or alias').fill(account);
  if (userName !== undefined) await page.getByLabel('User name', { exact: true }).fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Gives a user an authenticator app. The codes of this step and of the one before are used up by it. */
export async function giveApp(iam: IAMClient, userName: string): Promise<App> {
  const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: userName }));
  const app = appOf(new TextDecoder().decode(device?.Base32StringSeed));
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: userName,
      SerialNumber: device?.SerialNumber,
      AuthenticationCode1: app.code(-1),
      AuthenticationCode2: app.code(),
    }),
  );
  return app;
}

/** Has a user set another password at the next sign-in. */
export async function makeChange(iam: IAMClient, userName: string): Promise<void> {
  await iam.send(new UpdateLoginProfileCommand({ UserName: userName, PasswordResetRequired: true }));
}
