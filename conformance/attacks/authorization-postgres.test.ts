import { afterAll, describe } from 'vitest';
import { startPostgres } from '../../packages/server/src/store/test-postgres.ts';
import { attackAuthorization } from './authorization.ts';

const postgres = await startPostgres();

describe.skipIf(postgres === undefined)('on PostgreSQL', () => {
  afterAll(() => postgres?.stop());
  let database: Promise<string> | undefined;
  attackAuthorization(async () => ({ COUNTERSIGN_DATABASE: (await (database ??= postgres?.database())) ?? '' }));
});
