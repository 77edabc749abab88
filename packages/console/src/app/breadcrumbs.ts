import { createContext, useContext, useEffect } from 'react';

/** A step on the way to a page. */
export interface Crumb {
  readonly text: string;
  /** Below `/console`, such as `/users`. */
  readonly path: string;
}
export const CrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined);

/** Says where the page is; the shell shows it. */
export function useCrumbs(crumbs: readonly Crumb[]): void {
  const set = useContext(CrumbsContext);
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    set(JSON.parse(key) as readonly Crumb[]);
  }, [set, key]);
}
