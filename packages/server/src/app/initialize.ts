import type { Config } from './config.ts';
import { ensureFirstAccount } from './first-account.ts';
import { openHouse } from './house.ts';
import type { FirstRun } from './operator.types.ts';

/**
 * Makes the data directory, its keys, its tables and the first account.
 * @returns the root credentials, to be shown once; undefined when it was initialized already.
 */
export async function initialize(config: Config): Promise<FirstRun | undefined> {
  const house = await openHouse(config, (error) => console.error(error));
  try {
    return await ensureFirstAccount(house, config, new Date());
  } finally {
    await house.close();
  }
}
