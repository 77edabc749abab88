import type { Operator } from '../app/operator.types.ts';
import { configFrom } from './server-options.ts';
import type { Terminal } from './terminal.ts';

/** Opens the operator's door, does the work, and closes it whatever happens. */
export async function withOperator(
  flags: Readonly<Record<string, string | boolean>>,
  terminal: Terminal,
  work: (operator: Operator) => Promise<void>,
): Promise<void> {
  const config = configFrom(flags, terminal);
  const { operator } = await import('../app/operator.ts');
  const door = await operator(config);
  try {
    await work(door);
  } finally {
    await door.close();
  }
}
