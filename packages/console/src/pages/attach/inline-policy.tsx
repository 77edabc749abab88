import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/use-api.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Code } from '../../parts/code.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { inlinePolicyPath, type HeldPolicy, type Owner } from './owner.ts';
import { readableDocument } from './policy-document.ts';
import { attachText } from './text.ts';

interface Props {
  readonly owner: Owner;
  readonly policy: HeldPolicy;
  readonly onClose: () => void;
}

/** Shows the document of an inline policy, and leads to where it is edited. One that a group gives is read from the group. */
export function InlinePolicy({ owner, policy, onClose }: Props): JSX.Element {
  const text = useText(attachText).policies;
  const common = useText(commonText);
  const navigate = useNavigate();
  const holder: Owner = policy.group === undefined ? owner : { ...owner, kind: 'group', name: policy.group };
  const ofUser = useRead(
    'GetUserPolicy',
    { UserName: holder.name, PolicyName: policy.name },
    { enabled: holder.kind === 'user' },
  );
  const ofGroup = useRead(
    'GetGroupPolicy',
    { GroupName: holder.name, PolicyName: policy.name },
    { enabled: holder.kind === 'group' },
  );
  const { data, error } = holder.kind === 'user' ? ofUser : ofGroup;
  return (
    <Modal
      visible
      size="large"
      header={<span className="breakable">{policy.name}</span>}
      closeAriaLabel={common.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>{common.close}</Button>
            {policy.group === undefined && (
              <ActionButton
                variant="primary"
                action={owner.kind === 'user' ? 'iam:PutUserPolicy' : 'iam:PutGroupPolicy'}
                resource={owner.arn}
                onClick={() => void navigate(inlinePolicyPath(owner, policy.name))}
              >
                {text.edit}
              </ActionButton>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {policy.group !== undefined && <Box>{text.ofGroup(policy.group)}</Box>}
        <Refusal error={error} />
        {!data && !error && <Spinner />}
        {data?.PolicyDocument !== undefined && (
          <Code code={readableDocument(data.PolicyDocument)} label={text.shown(policy.name)} />
        )}
      </SpaceBetween>
    </Modal>
  );
}
