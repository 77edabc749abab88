import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { POLICY_SIZES } from '@countersign/core/policy';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { callAll } from '../../api/use-api.ts';
import { step, useSteps, type Step } from '../../api/use-steps.ts';
import { NotFound } from '../../app/not-found.tsx';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { readableDocument } from '../attach/policy-document.ts';
import { policyNameIn, policyPath, policyType } from '../attach/policy-type.ts';
import { PolicyDiff } from './editor/policy-diff.tsx';
import { editorText } from './editor/text.ts';
import { oldestToGo } from './oldest-to-go.ts';
import { PolicySteps } from './policy-steps.tsx';
import { AffectedUsers } from './review/affected-users.tsx';
import { DryRun } from './review/dry-run.tsx';
import { policiesText } from './text.ts';

/** Edits a customer managed policy: saves a new version of it. */
export function EditManaged({ arn }: { readonly arn: string }): JSX.Element {
  const text = useText(policiesText);
  // One question for all of it, so that no later answer takes the page and somebody's text away. It is asked anew each time,
  // since the text that somebody begins with must be the one in force.
  const { data, error } = useQuery({
    queryKey: ['edited policy', arn],
    queryFn: () => readEdited(arn),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (policyType(arn) !== 'own') return <Alert type="info">{text.awsReadOnly}</Alert>;
  if (data) return <Loaded arn={arn} {...data} />;
  if (hasCode(error, 'NoSuchEntity')) return <NotFound />;
  return error ? <Refusal error={error} /> : <Spinner size="large" />;
}

async function readEdited(arn: string): Promise<Omit<Props, 'arn'>> {
  const versions = await callAll('ListPolicyVersions', { PolicyArn: arn }, 'Versions');
  const current = versions.find(({ IsDefaultVersion }) => IsDefaultVersion === true)?.VersionId ?? 'v1';
  const { PolicyVersion } = await call('GetPolicyVersion', { PolicyArn: arn, VersionId: current });
  return { current, toGo: oldestToGo(versions), before: readableDocument(PolicyVersion?.Document ?? '') };
}

interface Props {
  readonly arn: string;
  /** The default version. */
  readonly current: string;
  /** The version that has to go before another can be saved. */
  readonly toGo: string | undefined;
  readonly before: string;
}

function Loaded({ arn, current, toGo, before }: Props): JSX.Element {
  const text = useText(policiesText);
  const editor = useText(editorText);
  const common = useText(commonText);
  const notify = useNotify();
  const name = policyNameIn(arn);
  const [isDefault, setDefault] = useState(true);
  const [agrees, setAgrees] = useState(false);
  const { run, isBusy, error } = useSteps();
  const stepsOf = (policy: string): readonly Step[] => [
    ...(toGo === undefined ? [] : [step('DeletePolicyVersion', { PolicyArn: arn, VersionId: toGo }, 'NoSuchEntity')]),
    step('CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: policy, SetAsDefault: isDefault }),
  ];
  const save = async (policy: string): Promise<string | undefined> => {
    if (!(await run(stepsOf(policy), { leaves: true }))) return undefined;
    notify({ type: 'success', content: isDefault ? text.defaultSaved(name) : text.versionSaved(name) });
    return `${policyPath(arn)}&tab=versions`;
  };
  return (
    <PolicySteps
      title={text.editTitle(name)}
      crumbs={[
        { text: text.title, path: '/policies' },
        { text: name, path: policyPath(arn) },
        { text: common.edit, path: `/policies/edit?arn=${encodeURIComponent(arn)}` },
      ]}
      initial={before}
      most={POLICY_SIZES.managed}
      reviewTitle={text.review}
      submit={common.save}
      isReady={toGo === undefined || agrees}
      isBusy={isBusy}
      error={error}
      onSubmit={save}
      back={policyPath(arn)}
      review={(policy) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.changesAgainst(current)}</Header>}>
            <PolicyDiff before={before} after={policy} beforeName={current} afterName={editor.after} />
          </Container>
          <AffectedUsers target={{ kind: 'policy', arn }} />
          <DryRun target={{ kind: 'policy', arn }} before={before} after={policy} />
          <Container header={<Header variant="h2">{text.version}</Header>}>
            <SpaceBetween size="m">
              <Checkbox
                checked={isDefault}
                description={text.asDefaultHint}
                onChange={({ detail }) => setDefault(detail.checked)}
              >
                {text.asDefault}
              </Checkbox>
              {toGo !== undefined && (
                <Alert type="warning" header={text.fullTitle}>
                  <SpaceBetween size="xs">
                    <span>{text.fullHint}</span>
                    <Checkbox checked={agrees} onChange={({ detail }) => setAgrees(detail.checked)}>
                      {text.fullAgree(toGo)}
                    </Checkbox>
                  </SpaceBetween>
                </Alert>
              )}
            </SpaceBetween>
          </Container>
          <Equivalents of={stepsOf(policy)} />
        </SpaceBetween>
      )}
    />
  );
}
