import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { ConfirmDelete } from '../../parts/confirm-delete.tsx';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { detachStep, entityPath, type Entity } from './entities.ts';
import { policiesText } from './text.ts';
import { useEntities } from './use-entities.ts';

interface Props {
  readonly arn: string;
  readonly name: string;
  /** Whether the page shows the policy and goes away with it. */
  readonly leaves?: boolean;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/**
 * Asks before a policy is deleted, and says who loses it. It is detached and its other versions are deleted first, as IAM wants
 * it; as a boundary it is left where it is, since whoever has it would be allowed more without.
 */
export function DeletePolicy({ arn, name, leaves = false, onDeleted, onClose }: Props): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const attached = useEntities(arn, 'PermissionsPolicy');
  const bounded = useEntities(arn, 'PermissionsBoundary');
  const versions = useReadAll('ListPolicyVersions', { PolicyArn: arn }, 'Versions');
  const { run, isBusy, error } = useSteps();
  const isRead = attached.data !== undefined && bounded.data !== undefined && versions.data !== undefined;
  const isBoundary = (bounded.data?.length ?? 0) > 0;
  const steps = [
    ...(attached.data ?? []).map((entity) => detachStep(entity, arn)),
    ...(versions.data ?? [])
      .filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)
      .map(({ VersionId }) => step('DeletePolicyVersion', { PolicyArn: arn, VersionId }, 'NoSuchEntity')),
    step('DeletePolicy', { PolicyArn: arn }),
  ];
  const remove = async (): Promise<void> => {
    if (!(await run(steps, { leaves }))) return;
    notify({ type: 'success', content: text.deleted(name) });
    onDeleted();
    onClose();
  };
  return (
    <ConfirmDelete
      header={text.deleteTitle(name)}
      phrase={name}
      isReady={isRead && !isBoundary}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Box>{text.deleteHint}</Box>
      <Refusal error={attached.error ?? bounded.error ?? versions.error} />
      {!isRead && !attached.error && !bounded.error && !versions.error && <Spinner />}
      {versions.data && attached.data && (
        <Box>
          {text.deleteVersions(versions.data.length)} {text.deleteAttached(attached.data.length)}
        </Box>
      )}
      <Names of={attached.data ?? []} />
      {isBoundary && (
        <Alert type="warning" header={text.deleteBoundary}>
          <Names of={bounded.data ?? []} />
        </Alert>
      )}
      {isRead && !isBoundary && <Equivalents of={steps} />}
    </ConfirmDelete>
  );
}

function Names({ of }: { readonly of: readonly Entity[] }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((entity) => (
        <li key={entityPath(entity)} className="breakable">
          <RouteLink to={entityPath(entity)}>{entity.name}</RouteLink>
        </li>
      ))}
    </ul>
  );
}
