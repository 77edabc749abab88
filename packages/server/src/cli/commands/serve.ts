import { Command } from 'commander';
import { configFrom, withServerOptions } from '../server-options.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign serve`: the server, until Ctrl-C or SIGTERM. */
export function serve(terminal: Terminal): Command {
  const command = new Command('serve').description('start the server; makes the data directory at the first start');
  return withServerOptions(command).action(async (flags: Record<string, string | boolean>) => {
    const config = configFrom(flags, terminal);
    const { serve } = await import('../../app/serve.ts');
    const asked = stopAsked();
    const running = await serve(config);
    const signal = await asked;
    terminal.talk(`${signal}: stopping …`);
    await running.stop();
  });
}

/**
 * Waits for the first request to stop; a second one ends the process at once.
 * Listens before the server starts, so that a stop asked during the start is not lost.
 */
function stopAsked(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  });
}
