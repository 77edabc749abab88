import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { PolicySummary } from './details/policy-summary.tsx';
import { entityPath, type Entity } from './entities.ts';
import { FIRST_POLICY } from './first-policy.ts';
import { inlineQuota, ownerCrumbs, putStep } from './inline-owner.ts';
import { NameField } from './name-field.tsx';
import { policyNameProblem } from './policy-name.ts';
import { PolicySteps } from './policy-steps.tsx';
import { policiesText } from './text.ts';

/** Creates an inline policy of a user or a group. */
export function CreateInline({ owner }: { readonly owner: Entity }): JSX.Element {
  const text = useText(policiesText);
  const notify = useNotify();
  const [name, setName] = useState('');
  const { run, isBusy, error } = useSteps();
  const most = inlineQuota(owner);
  const title = text.createInline(owner.name);
  const create = async (policy: string): Promise<string | undefined> => {
    if (!(await run([putStep(owner, name, policy)]))) return undefined;
    notify({ type: 'success', content: text.inlineCreated(name, owner.name) });
    return entityPath(owner);
  };
  return (
    <PolicySteps
      title={title}
      crumbs={[
        ...ownerCrumbs(owner, text),
        { text: text.createTitle, path: `/policies/create?${owner.kind}=${encodeURIComponent(owner.name)}` },
      ]}
      initial={FIRST_POLICY}
      most={most}
      quotaHint={text.inlineQuota(String(most))}
      reviewTitle={text.review}
      submit={text.create}
      isReady={policyNameProblem(name) === undefined}
      isBusy={isBusy}
      error={error}
      onSubmit={create}
      back={entityPath(owner)}
      review={(policy) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.details}</Header>}>
            <NameField value={name} rule={text.inlineNameRule} onChange={setName} />
          </Container>
          <Container
            header={
              <Header variant="h2" description={text.summaryHint}>
                {text.permissionsDefined}
              </Header>
            }
          >
            <PolicySummary policy={policy} />
          </Container>
          {policyNameProblem(name) === undefined && <Equivalents of={[putStep(owner, name, policy)]} />}
        </SpaceBetween>
      )}
    />
  );
}
