import { Command } from 'commander';
import { withServerOptions } from '../server-options.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { withOperator } from '../with-operator.ts';

/** `countersign keyring rotate`: a new key for secrets at rest. */
export function keyringRotate(terminal: Terminal): Command {
  const command = new Command('rotate')
    .description('seal all secrets under a new key')
    .option('--json', 'print JSON for programs');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    await withOperator(flags, terminal, async (operator) => {
      const { keyId, resealed } = await operator.rotateKeyring();
      if (flags['json'] === true) terminal.out(json({ KeyId: keyId, Resealed: resealed }));
      else terminal.talk(`Secrets are sealed under key ${keyId} now; ${resealed} were sealed anew.`);
    });
  });
}
