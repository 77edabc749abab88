import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import Steps from '@cloudscape-design/components/steps';
import { useCallback, useState, type JSX } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useReadAll } from '../../api/use-api.ts';
import { nameIn, userPath } from '../../parts/entity-path.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { RouteLink } from '../../parts/route-link.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { credentialsPath, rotateKeyPath, useKeyOwner } from './key-owner.ts';
import { LeaveGuard } from '../../parts/leave-guard.tsx';
import { useMakeKey, type Made } from './make-key.ts';
import { NewKeyPanel } from './new-key-panel.tsx';
import { ROTATION_STEPS, rotationOf } from './rotation.ts';
import { RotationStep } from './rotation-step.tsx';
import { keysText } from './text.ts';
import { useForgottenAtLeave } from './use-forgotten.ts';

/** Replaces an access key by another, step by step, with a way back from each but the last. */
export default function RotateAccessKey(): JSX.Element {
  const { userName, accessKeyId = '' } = useParams();
  const [search] = useSearchParams();
  const named = userName === undefined ? undefined : nameIn(userName, search);
  return <Rotation key={`${accessKeyId} ${named ?? ''}`} named={named} accessKeyId={accessKeyId} />;
}

interface Props {
  readonly named: string | undefined;
  readonly accessKeyId: string;
}

function Rotation({ named, accessKeyId }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const owner = useKeyOwner(named);
  const making = useMakeKey();
  const [made, setMade] = useState<Made>();
  const [isSaved, setSaved] = useState(false);
  const forget = useCallback(() => setMade(undefined), []);
  useForgottenAtLeave(forget);
  const { data: listed, error } = useReadAll('ListAccessKeys', { UserName: owner.userName }, 'AccessKeyMetadata');
  const { data: tags } = useReadAll('ListUserTags', { UserName: owner.userName }, 'Tags', { enabled: !owner.isRoot });
  const description = tags?.find(({ Key }) => Key === accessKeyId)?.Value ?? '';
  const rotation =
    listed &&
    rotationOf(
      accessKeyId,
      listed.map(({ AccessKeyId = '', Status, CreateDate }) => ({
        accessKeyId: AccessKeyId,
        userName: owner.userName,
        isActive: Status === 'Active',
        createdAt: CreateDate,
      })),
    );
  const back = credentialsPath(named);
  const current = rotation ? ROTATION_STEPS.indexOf(rotation.step) : -1;
  const make = async (): Promise<void> => {
    setSaved(false);
    setMade(await making.make(owner.userName, description));
  };

  return (
    <PageFrame
      title={text.rotate.title(accessKeyId)}
      description={text.rotate.description}
      crumbs={[
        ...(named === undefined
          ? [{ text: common.nav.me, path: '/me' }]
          : [
              { text: common.nav.users, path: '/users' },
              { text: named, path: userPath(named) },
            ]),
        { text: text.actions.rotate, path: rotateKeyPath(named, accessKeyId) },
      ]}
    >
      <LeaveGuard isOn={() => made !== undefined && !isSaved} {...text.leave} onLeave={forget} />
      <Refusal error={error} />
      {!rotation && !error && <Spinner size="large" />}
      {rotation && (
        <Container header={<Header variant="h2">{text.rotate.steps}</Header>}>
          <Steps
            ariaLabel={text.rotate.steps}
            steps={ROTATION_STEPS.map((step, i) => ({
              header: text.rotate.step[step].title,
              status: i < current || rotation.step === 'done' ? 'success' : i === current ? 'in-progress' : 'pending',
              statusIconAriaLabel: text.rotate.states[i < current ? 'done' : i === current ? 'now' : 'later'],
              details:
                i === current ? (
                  <RotationStep
                    rotation={rotation}
                    owner={owner}
                    description={description}
                    isBusy={making.isBusy}
                    onMake={() => void make()}
                    onUndone={forget}
                  />
                ) : undefined,
            }))}
          />
        </Container>
      )}
      <Refusal error={making.error} />
      {made && (
        <>
          <NewKeyPanel of={made.key} onSaved={() => setSaved(true)} />
          <Refusal error={made.tagError} header={text.made.notDescribed} />
        </>
      )}
      {rotation?.step === 'done' && !rotation.other && <Alert type="info">{text.rotate.unknown}</Alert>}
      <Box float="right">
        {rotation?.step === 'done' ? (
          <Button variant="primary" onClick={() => void navigate(back, { replace: true })}>
            {common.done}
          </Button>
        ) : (
          <RouteLink to={back}>{text.rotate.later}</RouteLink>
        )}
      </Box>
    </PageFrame>
  );
}
