import { expect, it } from 'vitest';
import { killWriters } from '../../packages/server/src/store/test-kills.ts';

it('a writer that is killed at 200 points loses nothing that was acknowledged, and leaves nothing half done', async () => {
  const { acknowledged, faults } = await killWriters(200, Math.random);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(1000);
});
