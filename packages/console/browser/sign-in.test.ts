import { expect, it } from 'vitest';
import { describeInBrowser, expectAccessible } from './test-browser.ts';

describeInBrowser('the sign-in page', (site) => {
  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('opens without a breach of its policy, and keeps nobody out: %s, %d px', async (colorScheme, width) => {
    const page = await site.open('/console/', { colorScheme, width });
    await page
      .getByRole('button', { name: /sign in/i })
      .first()
      .waitFor();
    expect(await page.title()).toContain('Countersign');
    await expectAccessible(page);
  });
});
