import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useEffect, useState, type JSX } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Crumb } from '../../app/breadcrumbs.ts';
import { nameIn, userPath } from '../../parts/entity-path.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { CreateRootKey } from './create-root-key.tsx';
import { CreateUserKey } from './create-user-key.tsx';
import { createKeyPath, credentialsPath, useKeyOwner } from './key-owner.ts';
import { LeaveGuard } from '../../parts/leave-guard.tsx';
import { useMakeKey, type Made } from './make-key.ts';
import { NewKeyPanel } from './new-key-panel.tsx';
import { keysText } from './text.ts';
import { useForgottenAtLeave } from './use-forgotten.ts';

/** Makes an access key for the user that the address names, or for whoever is signed in. */
export default function CreateAccessKey(): JSX.Element {
  const { userName } = useParams();
  const [search] = useSearchParams();
  const named = userName === undefined ? undefined : nameIn(userName, search);
  return <Ceremony key={named ?? ''} named={named} />;
}

/**
 * The ceremony: why a key, what it is called, and then its secret, once.
 * INVARIANT: the secret is in this component's state alone, and gone from it when the person is done or leaves.
 */
function Ceremony({ named }: { readonly named: string | undefined }): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const owner = useKeyOwner(named);
  const making = useMakeKey();
  const [made, setMade] = useState<Made | 'gone'>();
  const [isSaved, setSaved] = useState(false);
  const back = credentialsPath(named);
  const forget = useCallback(() => setMade((now) => (now === undefined ? now : 'gone')), []);
  useForgottenAtLeave(forget);
  useEffect(() => {
    if (made !== undefined) window.scrollTo(0, 0);
  }, [made]);

  const crumbs: readonly Crumb[] = [
    ...(named === undefined
      ? [{ text: common.nav.me, path: '/me' }]
      : [
          { text: common.nav.users, path: '/users' },
          { text: named, path: userPath(named) },
        ]),
    { text: text.create.title, path: createKeyPath(named) },
  ];
  const submit = async (description: string): Promise<void> => setMade(await making.make(owner.userName, description));
  const cancel = (): void => void navigate(back);

  if (made === 'gone')
    return (
      <PageFrame title={text.create.title} crumbs={crumbs}>
        <Box>{text.made.gone}</Box>
        <RouteLink to={back}>{text.section.title}</RouteLink>
      </PageFrame>
    );
  if (made) {
    const finish = (): void => {
      if (isSaved) setMade('gone');
      void navigate(back, { replace: true });
    };
    return (
      <PageFrame title={text.made.page} crumbs={crumbs}>
        <LeaveGuard isOn={() => !isSaved} {...text.leave} onLeave={forget} />
        <NewKeyPanel of={made.key} onSaved={() => setSaved(true)} />
        <Refusal error={made.tagError} header={text.made.notDescribed} />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" onClick={finish}>
              {common.done}
            </Button>
          </SpaceBetween>
        </Box>
      </PageFrame>
    );
  }
  const progress = { isBusy: making.isBusy, error: making.error, onCancel: cancel };
  return owner.isRoot ? (
    <CreateRootKey {...progress} onSubmit={() => void submit('')} />
  ) : (
    <CreateUserKey {...progress} owner={owner} crumbs={crumbs} onSubmit={(description) => void submit(description)} />
  );
}
