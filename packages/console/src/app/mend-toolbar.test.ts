import { expect, it, vi } from 'vitest';
import { mendToolbar } from './mend-toolbar.ts';

function add(): HTMLElement {
  const nav = document.createElement('nav');
  nav.setAttribute('aria-orientation', 'horizontal');
  document.body.append(nav);
  return nav;
}

it('takes what ARIA forbids from navigations that are there and that come, until it ends', async () => {
  const first = add();
  const end = mendToolbar(document.body);
  expect(first.hasAttribute('aria-orientation')).toBe(false);
  const second = add();
  await vi.waitFor(() => expect(second.hasAttribute('aria-orientation')).toBe(false));
  end();
  const third = add();
  await Promise.resolve();
  expect(third.hasAttribute('aria-orientation')).toBe(true);
});
