import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { Equivalents } from '../../parts/equivalents.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { keysText } from './text.ts';

interface Props {
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** Makes a key of the root user, for those who say that they know what that is. */
export function CreateRootKey({ isBusy, error, onSubmit, onCancel }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const [isUnderstood, setUnderstood] = useState(false);
  return (
    <PageFrame
      title={text.create.title}
      crumbs={[
        { text: common.nav.me, path: '/me' },
        { text: text.create.title, path: '/me/create-access-key' },
      ]}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isUnderstood && !isBusy) onSubmit();
        }}
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="none" variant="link" onClick={onCancel}>
                {common.cancel}
              </Button>
              <Button variant="primary" disabled={!isUnderstood} loading={isBusy}>
                {text.section.create}
              </Button>
            </SpaceBetween>
          }
        >
          <Container header={<Header variant="h2">{text.create.rootTitle}</Header>}>
            <SpaceBetween size="m">
              <Alert type="warning" header={text.section.rootWarning}>
                {text.section.rootWarningText} <RouteLink to="/users/create">{text.create.createUser}</RouteLink>
              </Alert>
              <Checkbox checked={isUnderstood} onChange={({ detail }) => setUnderstood(detail.checked)}>
                {text.create.rootUnderstood}
              </Checkbox>
              <Refusal error={error} />
              <Equivalents of={[{ operation: 'CreateAccessKey', input: {} }]} />
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </PageFrame>
  );
}
