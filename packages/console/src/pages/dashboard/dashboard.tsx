import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useSession } from '../../app/session-context.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { useText } from '../../text/catalogue.ts';
import { FirstRunHint } from './first-run-hint.tsx';
import { Recommendations } from './recommendations.tsx';
import { Resources } from './resources.tsx';
import { Side } from './side.tsx';
import { dashboardText } from './text.ts';

/** The first page: what would make the account safer, what it has, and where to go. */
export default function Dashboard(): JSX.Element {
  const text = useText(dashboardText);
  const { kind } = useSession();
  const client = useQueryClient();
  return (
    <PageFrame
      title={text.title}
      actions={<Button iconName="refresh" ariaLabel={text.refresh} onClick={() => void client.invalidateQueries()} />}
    >
      {kind === 'root' && <FirstRunHint />}
      <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
        <SpaceBetween size="l">
          <Recommendations />
          <Resources />
        </SpaceBetween>
        <Side />
      </Grid>
    </PageFrame>
  );
}
