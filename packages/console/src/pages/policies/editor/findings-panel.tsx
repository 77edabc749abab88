import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import type { FindingType } from '@countersign/core/policy-lint';
import { useState, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import type { TextEdit } from './json-edits.ts';
import type { Problem } from './problem.ts';
import { editorText } from './text.ts';
import type { Problems } from './use-problems.ts';

const TYPES: readonly FindingType[] = ['SECURITY_WARNING', 'ERROR', 'WARNING', 'SUGGESTION'];

interface Props {
  readonly problems: Problems | undefined;
  /** Whether the text has changed since it was looked at: then no fix fits it. */
  readonly isOld: boolean;
  readonly onFix: (edits: readonly TextEdit[]) => void;
  readonly onGoTo: (problem: Problem) => void;
}

/** What was found in the text, in four tabs as AWS has them. */
export function FindingsPanel({ problems, isOld, onFix, onGoTo }: Props): JSX.Element {
  const text = useText(editorText);
  const [chosen, setChosen] = useState<FindingType>();
  const found = problems?.found ?? [];
  const of = (type: FindingType): readonly Problem[] => found.filter((problem) => problem.type === type);
  // Until somebody chooses, the gravest tab that has something is open.
  const open = chosen ?? (['ERROR', ...TYPES] as const).find((type) => of(type).length > 0) ?? 'SECURITY_WARNING';
  const fixes = fixesThatFit(found);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            fixes.length > 0 && (
              <Button formAction="none" disabled={isOld} onClick={() => onFix(fixes.flatMap(({ edits }) => edits))}>
                {text.fixAll(fixes.length)}
              </Button>
            )
          }
        >
          {text.findings}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {problems?.isWithoutFacts === true && <Alert type="warning">{text.withoutFacts}</Alert>}
        {problems ? (
          <Tabs
            activeTabId={open}
            onChange={({ detail }) => setChosen(detail.activeTabId as FindingType)}
            ariaLabel={text.findings}
            tabs={TYPES.map((type) => ({
              id: type,
              label: `${text.tabs[type]} (${of(type).length})`,
              content: <List type={type} problems={of(type)} isOld={isOld} onFix={onFix} onGoTo={onGoTo} />,
            }))}
          />
        ) : (
          <StatusIndicator type="loading">{text.checking}</StatusIndicator>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** The fixes that do not touch each other, in the order of the findings. */
function fixesThatFit(problems: readonly Problem[]): readonly NonNullable<Problem['fix']>[] {
  const taken: TextEdit[] = [];
  return problems.flatMap(({ fix }) => {
    if (!fix || fix.edits.some((edit) => taken.some((other) => edit.from <= other.to && other.from <= edit.to))) return [];
    taken.push(...fix.edits);
    return [fix];
  });
}

interface ListProps extends Omit<Props, 'problems'> {
  readonly type: FindingType;
  readonly problems: readonly Problem[];
}

function List({ type, problems, isOld, onFix, onGoTo }: ListProps): JSX.Element {
  const text = useText(editorText);
  if (problems.length === 0) return <Box color="text-body-secondary">{text.nothingFound[type]}</Box>;
  return (
    <ul className="policy-findings">
      {problems.map((problem, i) => (
        <li key={i}>
          <SpaceBetween size="xxs">
            <span className="breakable">{problem.details}</span>
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <Button
                variant="inline-link"
                formAction="none"
                ariaLabel={text.goTo(problem.line, problem.column)}
                onClick={() => onGoTo(problem)}
              >
                {text.place(problem.line, problem.column)}
              </Button>
              <Badge>{problem.code}</Badge>
            </SpaceBetween>
            {problem.fix && (
              <Button formAction="none" iconName="check" disabled={isOld} onClick={() => onFix(problem.fix?.edits ?? [])}>
                {text.fix(problem.fix.description)}
              </Button>
            )}
          </SpaceBetween>
        </li>
      ))}
    </ul>
  );
}
