import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { policySize } from '@countersign/core/policy';
import { useCallback, useRef, useState, type JSX, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Crumb } from '../../app/breadcrumbs.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { PolicyEditor } from './editor/policy-editor.tsx';
import { editorText } from './editor/text.ts';
import { useProblems } from './editor/use-problems.ts';
import { LeaveGuard } from '../../parts/leave-guard.tsx';
import { policiesText } from './text.ts';

interface Props {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** The text to begin with. */
  readonly initial: string;
  /** The quota, in characters without white space. */
  readonly most: number;
  /** A further word on the quota. */
  readonly quotaHint?: string;
  /** What stands in the second step. */
  readonly review: (policy: string) => ReactNode;
  readonly reviewTitle: string;
  readonly submit: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Saves the policy. @returns where to go from there; undefined when it was refused */
  readonly onSubmit: (policy: string) => Promise<string | undefined>;
  /** Where "Cancel" leads. */
  readonly back: string;
}

/** First the policy itself, then what will be done with it. Errors in the policy keep the second step closed. */
export function PolicySteps(props: Props): JSX.Element {
  const text = useText(policiesText);
  const editor = useText(editorText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const [policy, setPolicy] = useState(props.initial);
  const [isReview, setReview] = useState(false);
  const problems = useProblems(policy);
  const saved = useRef(false);
  const latest = useRef(policy);
  const change = useCallback((next: string) => {
    latest.current = next;
    setPolicy(next);
  }, []);
  const { initial } = props;
  const isUnsaved = useCallback(() => !saved.current && latest.current !== initial, [initial]);
  const isChecked = problems?.text === policy;
  const isTooLong = policySize(policy) > props.most;
  const hasErrors = problems?.found.some(({ type }) => type === 'ERROR') === true || isTooLong;
  const why = hasErrors ? editor.mendFirst : isChecked ? undefined : editor.waitForCheck;
  const goTo = (review: boolean): void => {
    setReview(review);
    window.scrollTo(0, 0);
  };
  const submit = async (): Promise<void> => {
    const next = await props.onSubmit(policy);
    if (next === undefined) return;
    saved.current = true;
    void navigate(next);
  };
  return (
    <PageFrame
      title={props.title}
      crumbs={props.crumbs}
      description={`${text.step(isReview ? 2 : 1, 2)}: ${isReview ? props.reviewTitle : text.specify}`}
    >
      {isReview ? (
        props.review(policy)
      ) : (
        <SpaceBetween size="s">
          {props.quotaHint !== undefined && <Alert type="info">{props.quotaHint}</Alert>}
          <PolicyEditor policy={policy} problems={problems} most={props.most} onChange={change} />
        </SpaceBetween>
      )}
      <Refusal error={props.error} />
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="link" onClick={() => void navigate(props.back)}>
            {common.cancel}
          </Button>
          {isReview ? (
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={props.isBusy} onClick={() => goTo(false)}>
                {text.previous}
              </Button>
              <Button variant="primary" loading={props.isBusy} disabled={!props.isReady} onClick={() => void submit()}>
                {props.submit}
              </Button>
            </SpaceBetween>
          ) : (
            <Button
              variant="primary"
              disabled={why !== undefined}
              {...(why === undefined ? {} : { disabledReason: why })}
              onClick={() => goTo(true)}
            >
              {text.next}
            </Button>
          )}
        </SpaceBetween>
      </Box>
      <LeaveGuard isOn={isUnsaved} title={text.leaveTitle} hint={text.leaveHint} stay={text.stay} leave={text.leave} />
    </PageFrame>
  );
}
