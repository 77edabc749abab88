import { useMemo, type JSX } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { NotFound } from './not-found.tsx';
import { PAGES } from './pages.ts';
import { PageFault } from './page-fault.tsx';
import { Shell } from './shell.tsx';
import { Waiting } from './waiting.tsx';

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
        { basename: '/console' },
      ),
    [],
  );
  return <RouterProvider router={router} />;
}
