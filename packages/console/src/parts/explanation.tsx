import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { JSX } from 'react';
import type { Change, Step, Trace } from '@countersign/core/policy';
import { hasCode } from '../api/api-error.ts';
import { useRead } from '../api/use-api.ts';
import { useText } from '../text/catalogue.ts';
import { Code } from './code.tsx';
import { explanationText } from './explanation/text.ts';

/** What `ExplainRequest` answers, as JSON text. */
interface Explained {
  readonly kind?: 'policy' | 'authentication';
  /** For people, in whole sentences. */
  readonly text?: string;
  readonly trace?: Trace;
  readonly diagnosis?: { readonly causes?: readonly { readonly sentence?: string }[] };
}

interface Props {
  readonly requestId: string;
  readonly isOpen?: boolean;
}

/** Why a request was refused: the smallest change that would allow it, and how it was decided, step by step. */
export default function Explanation({ requestId, isOpen = false }: Props): JSX.Element | null {
  const text = useText(explanationText);
  const { data, error } = useRead('ExplainRequest', { RequestId: requestId });
  if (hasCode(error, 'AccessDenied')) return <Box color="text-body-secondary">{text.notSeen}</Box>;
  if (!data) return null;
  const explained = JSON.parse(data.Explanation) as Explained;
  const causes = (explained.diagnosis?.causes ?? []).flatMap(({ sentence }) => (sentence === undefined ? [] : [sentence]));
  return (
    <ExpandableSection headerText={text.why} defaultExpanded={isOpen}>
      <SpaceBetween size="s">
        {explained.trace && <Changes changes={explained.trace.changes} />}
        {causes.length > 0 && (
          <div>
            <Box variant="awsui-key-label">{text.causes}</Box>
            <ul>
              {causes.map((cause) => (
                <li key={cause} className="breakable">
                  {cause}
                </li>
              ))}
            </ul>
          </div>
        )}
        {explained.trace && <Steps steps={explained.trace.steps} />}
        {explained.text !== undefined && (
          <div>
            <Box variant="awsui-key-label">{text.inWords}</Box>
            <Box variant="p">
              <span className="preformatted breakable">{explained.text}</span>
            </Box>
          </div>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }): JSX.Element {
  const text = useText(explanationText);
  if (changes.length === 0) return <Box color="text-body-secondary">{text.noChange}</Box>;
  const added = changes.flatMap(({ add }) => (add ? [add] : []));
  return (
    <div>
      <Box variant="awsui-key-label">{text.change}</Box>
      <ul>
        {changes.map((change) => (
          <li key={change.text} className="breakable">
            {change.text}
          </li>
        ))}
      </ul>
      {added.map((statement) => {
        const code = JSON.stringify(statement, undefined, 2);
        return <Code key={code} code={code} label={text.copyStatement} />;
      })}
      <Box variant="small" color="text-body-secondary">
        {text.changeHint}
      </Box>
    </div>
  );
}

const LOOKS: Readonly<Record<Step['result'], StatusIndicatorProps.Type>> = {
  allow: 'success',
  implicitDeny: 'warning',
  explicitDeny: 'error',
  notApplicable: 'stopped',
  skipped: 'stopped',
};

/** The steps that mattered; those that had nothing to ask are left out. */
function Steps({ steps }: { readonly steps: readonly Step[] }): JSX.Element {
  const text = useText(explanationText);
  const told = steps.filter(({ result }) => result !== 'notApplicable' && result !== 'skipped');
  const layers: Readonly<Record<string, string>> = text.layers;
  return (
    <div>
      <Box variant="awsui-key-label">{text.steps}</Box>
      <ol>
        {told.map(({ kind, level, result, because }) => (
          <li key={`${kind} ${level ?? ''}`}>
            <StatusIndicator type={LOOKS[result]}>
              {layers[kind] ?? kind}: {text.results[result]}
            </StatusIndicator>
            <Box color="text-body-secondary" fontSize="body-s">
              <span className="breakable">{because}</span>
            </Box>
          </li>
        ))}
      </ol>
    </div>
  );
}
