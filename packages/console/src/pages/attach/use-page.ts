import { useEffect } from 'react';
import { useCrumbs, type Crumb } from '../../app/breadcrumbs.ts';

/** What `PageFrame` does for a page that is one whole table: names the browser's tab, and says where the page is. */
export function usePage(title: string, crumbs: readonly Crumb[]): void {
  useCrumbs(crumbs);
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
}
