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
  let made: FirstRun | undefined;
  try {
    made = await ensureFirstAccount(house, config, new Date());
  } catch (error) {
    await house.close();
    throw error;
  }
  try {
    await house.close();
  } catch (error) {
    if (!made) throw error;
    console.error(error); // the account is made and durable: its credentials must still be shown
  }
  return made;
}
