import Box from '@cloudscape-design/components/box';
import type { JSX } from 'react';
import { PageFrame } from '../parts/page-frame.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

/** Says that an address leads nowhere. */
export function NotFound(): JSX.Element {
  const text = useText(commonText);
  return (
    <PageFrame title={text.notFound}>
      <Box>{text.notFoundHint}</Box>
      <RouteLink to="/">{text.nav.dashboard}</RouteLink>
    </PageFrame>
  );
}
