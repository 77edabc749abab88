import { useEffect } from 'react';

/** Names the browser's tab, for a page whose h1 is not PageFrame's. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
}
