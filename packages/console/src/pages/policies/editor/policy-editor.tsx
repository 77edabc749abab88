import Box from '@cloudscape-design/components/box';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Toggle from '@cloudscape-design/components/toggle';
import { policySize } from '@countersign/core/policy';
import { lazy, Suspense, useCallback, useRef, useState, type JSX } from 'react';
import { useSession } from '../../../app/session-context.ts';
import { useText } from '../../../text/catalogue.ts';
import type { CardEdit } from './card-edits.ts';
import type { EditorHandle } from './code-editor.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { editorText } from './text.ts';
import type { Problems } from './use-problems.ts';
import { useServiceFacts } from './use-problems.ts';
import { VisualView } from './visual-view.tsx';

const CodeEditor = lazy(() => import('./code-editor.tsx'));

interface Props {
  readonly policy: string;
  readonly problems: Problems | undefined;
  /** The quota, in characters without white space. */
  readonly most: number;
  readonly onChange: (policy: string) => void;
}

/** The text of a policy, what is wrong with it, and beside them its cards. */
export function PolicyEditor({ policy, problems, most, onChange }: Props): JSX.Element {
  const text = useText(editorText);
  const { accountId } = useSession();
  const { facts } = useServiceFacts();
  const [cursor, setCursor] = useState(0);
  const [isVisual, setVisual] = useState(true);
  const handle = useRef<EditorHandle>(undefined);
  const current = useRef(policy);
  const change = useCallback(
    (next: string) => {
      current.current = next;
      onChange(next);
    },
    [onChange],
  );
  const setHandle = useCallback((next: EditorHandle) => {
    handle.current = next;
  }, []);
  // Several edits can come from one click: each works on what the one before it left.
  const edit = (make: CardEdit): void => handle.current?.write(make(current.current));

  const textAndFindings = (
    <div className={isVisual ? 'policy-beside' : undefined}>
      <SpaceBetween size="m">
        <SpaceBetween size="xs">
          <Header
            variant="h2"
            description={text.documentHint}
            actions={
              <Toggle checked={isVisual} onChange={({ detail }) => setVisual(detail.checked)}>
                {text.showVisual}
              </Toggle>
            }
          >
            {text.document}
          </Header>
          <Suspense fallback={<Spinner />}>
            <CodeEditor
              initial={policy}
              label={text.document}
              accountId={accountId}
              problems={problems}
              onChange={change}
              onCursor={setCursor}
              onReady={setHandle}
            />
          </Suspense>
          <Size used={policySize(policy)} most={most} />
        </SpaceBetween>
        <FindingsPanel
          problems={problems}
          isOld={problems?.text !== policy}
          onFix={(edits) => handle.current?.edit(edits)}
          onGoTo={({ from, to }) => handle.current?.goTo(from, to)}
        />
      </SpaceBetween>
    </div>
  );
  return (
    <Grid
      gridDefinition={isVisual ? [{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }] : [{ colspan: 12 }]}
    >
      {textAndFindings}
      {isVisual && (
        <SpaceBetween size="xs">
          <Header variant="h2" description={text.visualHint}>
            {text.visual}
          </Header>
          <VisualView
            policy={policy}
            cursor={cursor}
            facts={facts}
            accountId={accountId}
            onEdit={edit}
            onShow={(from) => handle.current?.goTo(from)}
          />
        </SpaceBetween>
      )}
    </Grid>
  );
}

function Size({ used, most }: { readonly used: number; readonly most: number }): JSX.Element {
  const text = useText(editorText);
  if (used > most) return <StatusIndicator type="error">{text.tooLong(String(used), String(most))}</StatusIndicator>;
  return (
    <Box variant="small" color="text-body-secondary">
      {text.size(String(used), String(most))}
    </Box>
  );
}
