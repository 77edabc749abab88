import { useMemo, type JSX } from 'react';
import { createBrowserRouter, matchPath, RouterProvider } from 'react-router';
import { NotFound } from './not-found.tsx';
import { PAGES } from './pages.ts';
import { PageFault } from './page-fault.tsx';
import { Shell } from './shell.tsx';
import { Waiting } from './waiting.tsx';

const BASE = '/console';

/** Begins to load the page that the address names, while it is still being asked who is signed in. */
export function loadPageEarly(pathname: string): void {
  const page = PAGES.find(({ path }) => matchPath(`${BASE}/${path}`, pathname));
  page?.load().catch(() => undefined); // the router asks again, and says what is wrong
}

/** Draws the page that the address names. */
export function Router(): JSX.Element {
  const router = useMemo(
    () =>
      createBrowserRouter(
        [
          {
            element: <Shell />,
            errorElement: <PageFault />,
            HydrateFallback: Waiting,
            children: [
              ...PAGES.map(({ path, load }) => ({
                path,
                errorElement: <PageFault />,
                lazy: async () => ({ Component: (await load()).default }),
              })),
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
        { basename: BASE },
      ),
    [],
  );
  return <RouterProvider router={router} />;
}
