import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Toggle from '@cloudscape-design/components/toggle';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { serviceFacts } from '../editor/service-facts.ts';
import { policiesText } from '../text.ts';
import { readAffected, type Target } from './affected.ts';
import { DAYS, tryCalls, type Trial, type Tried } from './try-calls.ts';

interface Props {
  readonly target: Target;
  readonly before: string;
  readonly after: string;
}

/** Has the policy, as it is and as it will be, decide what the affected users did lately; and says what that leaves out. */
export function DryRun({ target, before, after }: Props): JSX.Element {
  const text = useText(policiesText);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => {
      const [affected, facts] = await Promise.all([readAffected(target), serviceFacts()]);
      const names = affected.map(({ userName }) => userName);
      return await tryCalls(names, before, after, facts);
    },
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text.dryRunHint(DAYS)}
          actions={
            <ActionButton action="iam:SimulateCustomPolicy" loading={isPending} onClick={() => mutate()}>
              {text.dryRunStart}
            </ActionButton>
          }
        >
          {text.dryRun}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Box variant="small" color="text-body-secondary">
          {text.dryRunLimits}
        </Box>
        <Refusal error={error} />
        {data && <Result trial={data} />}
      </SpaceBetween>
    </Container>
  );
}

function Result({ trial: { tried, isCut } }: { readonly trial: Trial }): JSX.Element {
  const text = useText(policiesText);
  const [showsAll, setShowsAll] = useState(false);
  const changed = tried.filter(({ before, after }) => before !== after);
  const shown = showsAll ? tried : changed;
  const words =
    tried.length === 0
      ? text.dryRunNone
      : changed.length === 0
        ? text.dryRunSame(tried.length)
        : text.dryRunChanged(changed.length, tried.length);
  return (
    <SpaceBetween size="s">
      <Alert type={changed.length > 0 ? 'warning' : 'info'}>{words}</Alert>
      {isCut && <Alert type="info">{text.dryRunCut}</Alert>}
      {tried.length > changed.length && (
        <Toggle checked={showsAll} onChange={({ detail }) => setShowsAll(detail.checked)}>
          {text.showAll}
        </Toggle>
      )}
      {shown.length > 0 && (
        <Table<Tried>
          variant="embedded"
          items={shown}
          trackBy={({ action, resource, callerArn }) => `${action} ${resource} ${callerArn}`}
          wrapLines
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: text.dryRun }}
          columnDefinitions={[
            {
              id: 'action',
              header: text.action,
              isRowHeader: true,
              minWidth: 170,
              cell: ({ action }) => <span className="breakable">{action}</span>,
            },
            {
              id: 'resource',
              header: text.resource,
              minWidth: 240,
              cell: ({ resource }) => <span className="breakable">{resource === '*' ? text.allResources : resource}</span>,
            },
            {
              id: 'caller',
              header: text.calledBy,
              minWidth: 140,
              cell: ({ callerArn }) => <span className="breakable">{callerArn.slice(callerArn.lastIndexOf(':') + 1)}</span>,
            },
            { id: 'before', header: text.decidedBefore, minWidth: 130, cell: ({ before }) => text.decisions[before] },
            {
              id: 'after',
              header: text.decidedAfter,
              minWidth: 190,
              cell: ({ before, after }) => (
                <SpaceBetween direction="horizontal" size="xs">
                  <span>{text.decisions[after]}</span>
                  {before !== after && <Badge color="blue">{text.changed}</Badge>}
                </SpaceBetween>
              ),
            },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
