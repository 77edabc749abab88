import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/use-api.ts';
import { useMay, type May } from '../../api/use-may.ts';
import { useNotify } from '../../app/notify.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { DeactivateKey } from './deactivate-key.tsx';
import { DeleteKey } from './delete-key.tsx';
import { DescribeKey } from './describe-key.tsx';
import type { KeyFacts } from './key-facts.ts';
import { rotateKeyPath, type KeyOwner } from './key-owner.ts';
import { keysText } from './text.ts';

interface Props {
  readonly of: KeyFacts;
  readonly owner: KeyOwner;
  readonly description: string;
  /** Whether it is shown among the person's own credentials: the way back leads there. */
  readonly isOwnPage: boolean;
}

/** What can be done with a key, each with its own confirmation. */
export function KeyActions({ of, owner, description, isOwnPage }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const [open, setOpen] = useState<string>();
  const activate = useWrite('UpdateAccessKey');
  const mayUpdate = useMay('iam:UpdateAccessKey', owner.arn);
  const mayDelete = useMay('iam:DeleteAccessKey', owner.arn);
  const mayTag = useMay('iam:TagUser', owner.arn);
  const mayCreate = useMay('iam:CreateAccessKey', owner.arn);
  const { accessKeyId, userName } = of;

  const item = (id: keyof typeof text.actions, may: May): ButtonDropdownProps.Item => ({
    id,
    text: text.actions[id],
    ...(may.state === 'denied' ? { disabled: true, disabledReason: common.needsPermission(may.action, may.resource) } : {}),
  });
  const choose = (id: string): void => {
    if (id === 'activate') {
      const input = { UserName: userName, AccessKeyId: accessKeyId, Status: 'Active' as const };
      activate.mutate(input, {
        onSuccess: () => notify({ type: 'success', content: text.deactivate.activated(accessKeyId) }),
        onError: (error) => notify({ type: 'error', content: <Refusal error={error} /> }),
      });
    } else if (id === 'rotate') void navigate(rotateKeyPath(isOwnPage ? undefined : userName, accessKeyId));
    else setOpen(id);
  };
  const close = (): void => setOpen(undefined);

  return (
    <>
      <ButtonDropdown
        expandToViewport
        ariaLabel={text.section.actionsFor(accessKeyId)}
        loading={activate.isPending}
        items={[
          of.isActive ? item('deactivate', mayUpdate) : item('activate', mayUpdate),
          ...(userName === undefined ? [] : [item('describe', mayTag)]),
          item('rotate', mayCreate),
          item('delete', mayDelete),
        ]}
        onItemClick={({ detail }) => choose(detail.id)}
      >
        {common.actions}
      </ButtonDropdown>
      {open === 'deactivate' && <DeactivateKey of={of} onClose={close} />}
      {open === 'delete' && <DeleteKey of={of} ownerArn={owner.arn} description={description} onClose={close} />}
      {open === 'describe' && userName !== undefined && (
        <DescribeKey userName={userName} accessKeyId={accessKeyId} description={description} onClose={close} />
      )}
    </>
  );
}
