import { expect, it } from 'vitest';
import { killWriters } from './test-kills.ts';

it('a writer that is killed at 10 points loses nothing that was acknowledged, and leaves nothing half done', async () => {
  const { acknowledged, faults } = await killWriters(10, Math.random);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
}, 60_000);
