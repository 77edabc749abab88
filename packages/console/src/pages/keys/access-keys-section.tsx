import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { useNavigate } from 'react-router';
import { useReadAll } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { AccessKeyCard } from './access-key-card.tsx';
import { MOST_KEYS } from './key-facts.ts';
import { createKeyPath, useKeyOwner } from './key-owner.ts';
import { keysText } from './text.ts';

/** The access keys of a user, with all that can be done with them. @param userName undefined: of whoever is signed in. */
export function AccessKeysSection({ userName }: { readonly userName?: string }): JSX.Element {
  const text = useText(keysText);
  const navigate = useNavigate();
  const owner = useKeyOwner(userName);
  const isOwnPage = userName === undefined;
  const { data: keys, error } = useReadAll('ListAccessKeys', { UserName: owner.userName }, 'AccessKeyMetadata');
  // Without the permission to read tags the keys are shown without their descriptions.
  const { data: tags } = useReadAll('ListUserTags', { UserName: owner.userName }, 'Tags', { enabled: !owner.isRoot });
  const toCreate = (): void => void navigate(createKeyPath(userName));
  const create =
    (keys?.length ?? 0) < MOST_KEYS ? (
      <ActionButton action="iam:CreateAccessKey" resource={owner.arn} onClick={toCreate}>
        {text.section.create}
      </ActionButton>
    ) : (
      <Button disabled disabledReason={text.section.limit}>
        {text.section.create}
      </Button>
    );
  return (
    <Container
      header={
        <Header variant="h2" counter={keys ? `(${keys.length})` : ''} description={text.section.description} actions={create}>
          {text.section.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {owner.isRoot && (keys?.length ?? 0) > 0 && (
          <Alert type="warning" header={text.section.rootWarning}>
            {text.section.rootWarningText}
          </Alert>
        )}
        <Refusal error={error} />
        {!keys && !error && (
          <Box textAlign="center">
            <Spinner /> {text.section.loading}
          </Box>
        )}
        {keys?.length === 0 && (
          <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 's' }}>
            <Box variant="strong" color="inherit">
              {text.section.empty}
            </Box>
            <Box color="inherit">{text.section.emptyHint}</Box>
          </Box>
        )}
        {keys?.map(({ AccessKeyId = '', Status, CreateDate }) => (
          <AccessKeyCard
            key={AccessKeyId}
            of={{ accessKeyId: AccessKeyId, userName: owner.userName, isActive: Status === 'Active', createdAt: CreateDate }}
            owner={owner}
            description={tags?.find(({ Key }) => Key === AccessKeyId)?.Value ?? ''}
            isOwnPage={isOwnPage}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}
