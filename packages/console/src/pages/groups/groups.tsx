import type { JSX } from 'react';
import { NotFound } from '../../app/not-found.tsx';

/** Not built yet. */
export default function Page(): JSX.Element {
  return <NotFound />;
}
