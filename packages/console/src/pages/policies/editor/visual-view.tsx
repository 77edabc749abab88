import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { addStatement, type CardEdit } from './card-edits.ts';
import type { ServiceFacts } from './service-facts.ts';
import { StatementCard } from './statement-card.tsx';
import { readStatements } from './statements.ts';
import { editorText } from './text.ts';

interface Props {
  readonly policy: string;
  /** Where the cursor of the text is. */
  readonly cursor: number;
  readonly facts: ServiceFacts | undefined;
  readonly accountId: string;
  readonly onEdit: (edit: CardEdit) => void;
  readonly onShow: (from: number) => void;
}

/** A policy as cards, one a statement, beside the text. */
export function VisualView({ policy, cursor, facts, accountId, onEdit, onShow }: Props): JSX.Element {
  const text = useText(editorText);
  const reading = useMemo(() => readStatements(policy), [policy]);
  if (!reading) {
    return (
      <Alert type="warning" header={text.unreadable}>
        {text.unreadableHint}
      </Alert>
    );
  }
  return (
    <SpaceBetween size="s">
      {reading.cards.length === 0 && <Box color="text-body-secondary">{text.noStatements}</Box>}
      {reading.cards.map((card, index) => (
        <StatementCard
          key={index}
          index={index}
          card={card}
          isCurrent={card.node.start.offset <= cursor && cursor <= card.node.end.offset}
          facts={facts}
          accountId={accountId}
          onEdit={onEdit}
          onShow={() => onShow(card.node.start.offset)}
        />
      ))}
      <Button formAction="none" iconName="add-plus" onClick={() => onEdit(addStatement)}>
        {text.addStatement}
      </Button>
    </SpaceBetween>
  );
}
