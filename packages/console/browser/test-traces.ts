import type { Page } from 'playwright-core';

/**
 * Where in a page a secret can still be found: its markup and fields, address, history, storage, and everything that hangs on
 * the app's component tree, such as state, properties and the caches of answers.
 */
export async function tracesOf(page: Page, secret: string): Promise<readonly string[]> {
  return await page.evaluate((wanted) => {
    const found: string[] = [];
    const look = (place: string, text: string): void => {
      if (text.includes(wanted) || text.includes(encodeURIComponent(wanted))) found.push(place);
    };
    look('markup', document.documentElement.outerHTML);
    for (const field of document.querySelectorAll('input, textarea')) look('field', (field as HTMLInputElement).value);
    look('address', location.href);
    look('history', JSON.stringify(history.state ?? null));
    look('session storage', JSON.stringify(Object.entries(sessionStorage)));
    look('local storage', JSON.stringify(Object.entries(localStorage)));

    const root = document.getElementById('root') as unknown as Readonly<Record<string, unknown>>;
    const container = Object.keys(root).find((key) => key.startsWith('__reactContainer'));
    if (container === undefined) throw new Error('the app has no component tree');
    const seen = new Set<unknown>();
    const waiting: { path: string; value: unknown }[] = [{ path: 'app', value: root[container] }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { path, value } = next;
      if (typeof value === 'string') look(path.slice(-200), value);
      if (typeof value !== 'object' || value === null || value instanceof Node || value instanceof Window || seen.has(value))
        continue;
      seen.add(value);
      const parts = value instanceof Map || value instanceof Set ? [...value.entries()].flat() : Object.entries(value).flat();
      parts.forEach((part, i) =>
        waiting.push({ path: `${path}.${i % 2 ? String(parts[i - 1]).slice(0, 40) : 'key'}`, value: part }),
      );
    }
    return found;
  }, secret);
}
