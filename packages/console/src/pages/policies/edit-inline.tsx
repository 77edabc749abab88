import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { useSteps } from '../../api/use-steps.ts';
import { NotFound } from '../../app/not-found.tsx';
import { useNotify } from '../../app/notify.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { readableDocument } from '../attach/policy-document.ts';
import { PolicyDiff } from './editor/policy-diff.tsx';
import { editorText } from './editor/text.ts';
import { entityPath, type Entity } from './entities.ts';
import { inlineQuota, ownerCrumbs, putStep } from './inline-owner.ts';
import { PolicySteps } from './policy-steps.tsx';
import { AffectedUsers } from './review/affected-users.tsx';
import { DryRun } from './review/dry-run.tsx';
import { policiesText } from './text.ts';

interface Props {
  readonly owner: Entity;
  readonly name: string;
}

/** Edits an inline policy. */
export function EditInline({ owner, name }: Props): JSX.Element {
  // Asked anew each time, since the text that somebody begins with must be the one in force.
  const { data, error } = useQuery({
    queryKey: ['edited inline policy', owner, name],
    queryFn: () => readInline(owner, name),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  // First what was read: a later refusal takes nobody's text away.
  if (data !== undefined) return <Loaded owner={owner} name={name} before={data} />;
  if (hasCode(error, 'NoSuchEntity')) return <NotFound />;
  return error ? <Refusal error={error} /> : <Spinner size="large" />;
}

async function readInline({ kind, name: of }: Entity, name: string): Promise<string> {
  const { PolicyDocument = '' } =
    kind === 'user'
      ? await call('GetUserPolicy', { UserName: of, PolicyName: name })
      : await call('GetGroupPolicy', { GroupName: of, PolicyName: name });
  return readableDocument(PolicyDocument);
}

function Loaded({ owner, name, before }: Props & { readonly before: string }): JSX.Element {
  const text = useText(policiesText);
  const editor = useText(editorText);
  const common = useText(commonText);
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const most = inlineQuota(owner);
  const title = text.editInline(name, owner.name);
  const save = async (policy: string): Promise<string | undefined> => {
    if (!(await run([putStep(owner, name, policy)], { leaves: true }))) return undefined;
    notify({ type: 'success', content: text.inlineSaved(name, owner.name) });
    return entityPath(owner);
  };
  const of = `${owner.kind}=${encodeURIComponent(owner.name)}&inline=${encodeURIComponent(name)}`;
  return (
    <PolicySteps
      title={title}
      crumbs={[...ownerCrumbs(owner, text), { text: name, path: `/policies/edit?${of}` }]}
      initial={before}
      most={most}
      quotaHint={text.inlineQuota(String(most))}
      reviewTitle={text.review}
      submit={common.save}
      isReady
      isBusy={isBusy}
      error={error}
      onSubmit={save}
      back={entityPath(owner)}
      review={(policy) => (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.changesInline}</Header>}>
            <PolicyDiff before={before} after={policy} beforeName={editor.before} afterName={editor.after} />
          </Container>
          <AffectedUsers target={owner} />
          <DryRun target={owner} before={before} after={policy} />
          <Equivalents of={[putStep(owner, name, policy)]} />
        </SpaceBetween>
      )}
    />
  );
}
