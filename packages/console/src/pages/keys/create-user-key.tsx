import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useState, type JSX } from 'react';
import { useReadAll } from '../../api/use-api.ts';
import { useMay } from '../../api/use-may.ts';
import { useCrumbs, type Crumb } from '../../app/breadcrumbs.ts';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { ChooseUseCase, isComplete, type Choice } from './choose-use-case.tsx';
import { DescribeNewKey } from './describe-new-key.tsx';
import { isDescription } from './key-description.ts';
import { MOST_KEYS } from './key-facts.ts';
import type { KeyOwner } from './key-owner.ts';
import { keysText } from './text.ts';

interface Props {
  readonly owner: KeyOwner;
  readonly crumbs: readonly Crumb[];
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (description: string) => void;
  readonly onCancel: () => void;
}

/** The steps before a key of a user is made: what it is for, what would be better, and what it shall be called. */
export function CreateUserKey({ owner, crumbs, isBusy, error, onSubmit, onCancel }: Props): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  const [step, setStep] = useState(0);
  const [isTried, setTried] = useState(false);
  const [choice, setChoice] = useState<Choice>({ useCase: undefined, isUnderstood: false });
  const [description, setDescription] = useState('');
  const may = useMay('iam:CreateAccessKey', owner.arn);
  const { data: keys } = useReadAll('ListAccessKeys', { UserName: owner.userName }, 'AccessKeyMetadata');
  const isFull = (keys?.length ?? 0) >= MOST_KEYS;
  useCrumbs(crumbs);
  usePageTitle(text.create.title);

  const go = (requested: number): void => {
    const isForward = requested > step;
    if (isForward && !isComplete(choice)) setTried(true);
    else setStep(requested);
  };
  return (
    <Wizard
      activeStepIndex={step}
      submitButtonText={text.section.create}
      isLoadingNextStep={isBusy}
      onCancel={onCancel}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={() => {
        if (isDescription(description) && !isBusy) onSubmit(description);
      }}
      steps={[
        {
          title: text.create.practices,
          description: text.create.practicesHint,
          content: (
            <SpaceBetween size="l">
              {isFull && <Alert type="warning">{text.section.limit}</Alert>}
              {may.state === 'denied' && <Alert type="warning">{common.needsPermission(may.action, may.resource)}</Alert>}
              <ChooseUseCase
                choice={choice}
                isTried={isTried}
                onChange={(next) => {
                  setTried(false);
                  setChoice(next);
                }}
              />
            </SpaceBetween>
          ),
        },
        {
          title: text.create.describeTitle,
          isOptional: true,
          content: <DescribeNewKey owner={owner} description={description} onChange={setDescription} error={error} />,
        },
      ]}
    />
  );
}
