import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/use-api.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Code } from '../../../parts/code.tsx';
import { Refusal } from '../../../parts/refusal.tsx';
import { useText } from '../../../text/catalogue.ts';
import { readableDocument } from '../../attach/policy-document.ts';
import { policiesText } from '../text.ts';
import { PolicySummary } from './policy-summary.tsx';

interface Props {
  readonly arn: string;
  readonly version: string;
  readonly isOwn: boolean;
}

/** What the version in force says: summed up, or as its text. */
export function PermissionsTab({ arn, version, isOwn }: Props): JSX.Element {
  const text = useText(policiesText);
  const navigate = useNavigate();
  const { data, error } = useRead('GetPolicyVersion', { PolicyArn: arn, VersionId: version });
  const [view, setView] = useState('summary');
  const document = data?.PolicyVersion?.Document;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={view === 'summary' ? text.summaryHint : undefined}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <SegmentedControl
                label={text.view}
                selectedId={view}
                options={[
                  { id: 'summary', text: text.summary },
                  { id: 'json', text: text.json },
                ]}
                onChange={({ detail }) => setView(detail.selectedId)}
              />
              {isOwn ? (
                <ActionButton
                  action="iam:CreatePolicyVersion"
                  resource={arn}
                  onClick={() => void navigate(`/policies/edit?arn=${encodeURIComponent(arn)}`)}
                >
                  {text.editPolicy}
                </ActionButton>
              ) : (
                <Button disabled disabledReason={text.awsReadOnly}>
                  {text.editPolicy}
                </Button>
              )}
            </SpaceBetween>
          }
        >
          {text.permissionsDefined}
        </Header>
      }
    >
      <Refusal error={error} />
      {document === undefined && !error && <Spinner />}
      {document !== undefined && view === 'json' && (
        <Code code={readableDocument(document)} label={text.documentLabel(version)} />
      )}
      {document !== undefined && view === 'summary' && <PolicySummary policy={readableDocument(document)} />}
    </Container>
  );
}
