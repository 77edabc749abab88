import { Command } from 'commander';
import { withServerOptions } from '../server-options.ts';
import { facts, json } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign root reset`: a new root password, for whoever lost the former one. */
export function rootReset(terminal: Terminal): Command {
  const command = new Command('reset')
    .description("give root a new password, print it once, and take away root's MFA devices and sessions")
    .option('--account <12-digits>', "which account's root [the first account]")
    .option('--keep-mfa', "keep root's MFA devices, passkeys and recovery codes")
    .option('--access-key', 'make a new root access key too, in place of all former ones')
    .option('--json', 'print JSON for programs');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      const account = flags['account'];
      const reset = await operator.resetRoot({
        ...(typeof account === 'string' ? { accountId: account } : {}),
        keepMfa: flags['keepMfa'] === true,
        accessKey: flags['accessKey'] === true,
      });
      if (flags['json'] === true) terminal.out(json(reset));
      else {
        const { AccountId, Password, AccessKeyId, SecretAccessKey } = reset;
        terminal.out(
          facts([
            ['Account ID', AccountId],
            ['Root password', Password],
            ...(AccessKeyId === undefined ? [] : [['Access key ID', AccessKeyId] as const]),
            ...(SecretAccessKey === undefined ? [] : [['Secret access key', SecretAccessKey] as const]),
          ]),
        );
      }
      const taken = reset.RemovedMfaDevices === 1 ? '1 MFA device was' : `${reset.RemovedMfaDevices} MFA devices were`;
      terminal.talk(`Root's console sessions have ended; ${taken} removed.`);
      terminal.talk(terminal.style.yellow('These secrets cannot be shown again. Keep them safe, or better: put root away.'));
    });
  });
}
