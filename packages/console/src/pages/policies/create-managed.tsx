import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { POLICY_SIZES } from '@countersign/core/policy';
import { useState, type JSX } from 'react';
import type { Input } from '../../api/wire.ts';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { policyPath } from '../attach/policy-type.ts';
import { TagFields } from '../attach/tag-fields.tsx';
import { areGoodTags, type EditedTag } from '../attach/tag-rules.ts';
import { PolicySummary } from './details/policy-summary.tsx';
import { FIRST_POLICY } from './first-policy.ts';
import { NameField } from './name-field.tsx';
import { MOST_IN_DESCRIPTION, policyNameProblem } from './policy-name.ts';
import { PolicySteps } from './policy-steps.tsx';
import { policiesText } from './text.ts';

/** Creates a customer managed policy. */
export function CreateManaged(): JSX.Element {
  const text = useText(policiesText);
  const common = useText(commonText);
  const notify = useNotify();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [tags, setTags] = useState<readonly EditedTag[]>([]);
  const { mutateAsync, isPending, error } = useWrite('CreatePolicy');
  const inputOf = (policy: string): Input<'CreatePolicy'> => ({
    PolicyName: name,
    PolicyDocument: policy,
    ...(description === '' ? {} : { Description: description }),
    ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  });
  const create = async (policy: string): Promise<string | undefined> => {
    try {
      const { Policy } = await mutateAsync(inputOf(policy));
      notify({ type: 'success', content: text.wasCreated(name) });
      return policyPath(Policy?.Arn ?? '');
    } catch {
      return undefined; // `error` says why
    }
  };
  const isGood = policyNameProblem(name) === undefined && description.length <= MOST_IN_DESCRIPTION && areGoodTags(tags, false);
  return (
    <PolicySteps
      title={text.createTitle}
      crumbs={[
        { text: text.title, path: '/policies' },
        { text: text.createTitle, path: '/policies/create' },
      ]}
      initial={FIRST_POLICY}
      most={POLICY_SIZES.managed}
      reviewTitle={text.review}
      submit={text.create}
      isReady={isGood}
      isBusy={isPending}
      error={error}
      onSubmit={create}
      back="/policies"
      review={(policy) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.details}</Header>}>
            <SpaceBetween size="m">
              <NameField value={name} rule={text.nameRule} onChange={setName} />
              <FormField
                label={
                  <span>
                    {text.description} <i>- {common.optional}</i>
                  </span>
                }
                constraintText={text.descriptionRule}
                errorText={description.length > MOST_IN_DESCRIPTION ? text.descriptionLong : ''}
              >
                <Textarea value={description} rows={3} onChange={({ detail }) => setDescription(detail.value)} />
              </FormField>
            </SpaceBetween>
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
          <Container header={<Header variant="h2">{text.tags}</Header>}>
            <TagFields tags={tags} onChange={setTags} ignoresCase={false} />
          </Container>
          {isGood && <Equivalents of={[{ operation: 'CreatePolicy', input: inputOf(policy) }]} />}
        </SpaceBetween>
      )}
    />
  );
}
