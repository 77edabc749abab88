import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-api.ts';
import { useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { userPath } from '../../parts/entity-path.ts';
import { generatePassword } from '../../parts/generate-password.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { nameProblem, pathProblem } from '../attach/name-rules.ts';
import { areGoodTags } from '../attach/tag-rules.ts';
import { usePage } from '../attach/use-page.ts';
import { CreatedUser } from './created-user.tsx';
import { DetailsStep } from './details-step.tsx';
import { HalfMade } from './half-made.tsx';
import { creationSteps, EMPTY_USER, filledTags, NO_PERMISSIONS, permissionsOf, type NewUser } from './new-user.ts';
import { PermissionsStep } from './permissions-step.tsx';
import { readPermissions } from './read-permissions.ts';
import { ReviewStep } from './review-step.tsx';
import { usersText } from './text.ts';

/** Creates a user with what it is given; then shows, once, how the user signs in. */
export default function CreateUser(): JSX.Element {
  const text = useText(usersText);
  const navigate = useNavigate();
  const notify = useNotify();
  const [user, setUser] = useState(EMPTY_USER);
  const [active, setActive] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const [takenName, setTakenName] = useState<string>();
  const [isChecking, setChecking] = useState(false);
  const [isMade, setMade] = useState(false);
  const [password, setPassword] = useState('');
  const progress = useSteps();

  const crumbs = [
    { text: text.title, path: '/users' },
    { text: text.creation.title, path: '/users/create' },
  ];
  usePage(text.creation.title, crumbs);

  const policy = useRead('GetAccountPasswordPolicy', {}, { enabled: user.hasConsole }).data?.PasswordPolicy;
  const isCopy = user.way === 'copy' && user.copyFrom !== undefined;
  const copied = useQuery({
    queryKey: ['permissions of', user.copyFrom],
    queryFn: () => readPermissions(user.copyFrom ?? ''),
    enabled: isCopy,
  });
  const given = permissionsOf(
    user,
    (isCopy ? copied.data : undefined) ?? NO_PERMISSIONS,
    policy?.AllowUsersToChangePassword === true,
  );
  const steps = creationSteps(user, given, password);
  const change = (part: Partial<NewUser>): void => setUser((before) => ({ ...before, ...part }));

  const areDetailsGood =
    nameProblem(user.name, 'user') === undefined &&
    pathProblem(user.path) === undefined &&
    (!user.hasConsole || user.passwordKind === 'generated' || user.password !== '');
  const arePermissionsGood = !isCopy || copied.data !== undefined;

  const go = async (to: number): Promise<void> => {
    if (to < active) setActive(to);
    if (to <= active) return;
    setAsked(true);
    if (!areDetailsGood || (to > 1 && !arePermissionsGood)) return;
    if (active === 0) {
      setChecking(true);
      const isTaken = await isNameTaken(user.name);
      setChecking(false);
      setTakenName(isTaken ? user.name : undefined);
      if (isTaken) return;
    }
    setAsked(false);
    setActive(to);
  };
  const make = async (secret: string): Promise<void> => {
    const all = creationSteps(user, given, secret);
    if (!(await progress.run(all.slice(progress.done.length), { leaves: true }))) return;
    if (user.hasConsole) {
      setMade(true);
      return;
    }
    notify({ type: 'success', content: text.result.success(user.name) });
    await navigate(userPath(user.name));
  };
  const submit = (): void => {
    if (!areGoodTags(filledTags(user), true)) return;
    const secret = user.passwordKind === 'custom' ? user.password : generatePassword(policy?.MinimumPasswordLength);
    setPassword(secret);
    void make(secret);
  };

  if (isMade || (progress.done.length > 0 && progress.done.length < steps.length)) {
    return (
      <PageFrame title={text.creation.title} crumbs={crumbs}>
        {isMade ? (
          <CreatedUser userName={user.name} password={password} />
        ) : (
          <HalfMade
            userName={user.name}
            steps={steps}
            progress={progress}
            onPassword={setPassword}
            onGoOn={() => void make(password)}
          />
        )}
      </PageFrame>
    );
  }
  return (
    <Wizard
      activeStepIndex={active}
      isLoadingNextStep={isChecking || progress.isBusy}
      submitButtonText={text.create}
      onNavigate={({ detail }) => void go(detail.requestedStepIndex)}
      onCancel={() => void navigate('/users')}
      onSubmit={submit}
      steps={[
        {
          title: text.creation.detailsTitle,
          content: <DetailsStep user={user} onChange={change} isTaken={takenName === user.name} isAsked={isAsked} />,
        },
        {
          title: text.creation.permissionsTitle,
          description: text.creation.permissionsHint,
          content: <PermissionsStep user={user} onChange={change} copyError={isCopy ? copied.error : null} />,
        },
        {
          title: text.creation.reviewTitle,
          description: text.creation.reviewHint,
          content: (
            <SpaceBetween size="l">
              <Refusal error={progress.error} />
              <ReviewStep user={user} permissions={given} steps={steps} onChange={change} onEdit={setActive} />
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}

/** Whether there is a user of that name already. Who may not know finds out when the user is created. */
async function isNameTaken(userName: string): Promise<boolean> {
  try {
    await call('GetUser', { UserName: userName });
    return true;
  } catch {
    return false;
  }
}
