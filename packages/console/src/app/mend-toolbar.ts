/**
 * Takes `aria-orientation` from navigations: the design system's toolbar for phones has it (3.0.1383), and ARIA allows it on no
 * navigation. The toolbar comes and goes with the width of the window, so whatever is drawn is looked at.
 * @returns ends it
 */
export function mendToolbar(root: Element): () => void {
  const mend = (): void => {
    for (const nav of root.querySelectorAll('nav[aria-orientation]')) nav.removeAttribute('aria-orientation');
  };
  const observer = new MutationObserver(mend);
  observer.observe(root, { childList: true, subtree: true });
  mend();
  return () => observer.disconnect();
}
