import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { ActionPart } from './action-part.tsx';
import { byService } from './action-words.ts';
import { removeStatement, setEffect, type CardEdit } from './card-edits.ts';
import { ConditionPart } from './condition-part.tsx';
import { ResourcePart } from './resource-part.tsx';
import type { ServiceFacts } from './service-facts.ts';
import type { Card } from './statements.ts';
import { editorText } from './text.ts';

interface Props {
  readonly index: number;
  readonly card: Card;
  /** The cursor of the text is in this statement. */
  readonly isCurrent: boolean;
  readonly facts: ServiceFacts | undefined;
  readonly accountId: string;
  readonly onEdit: (edit: CardEdit) => void;
  readonly onShow: () => void;
}

/** A statement as a form. */
export function StatementCard({ index, card, isCurrent, facts, accountId, onEdit, onShow }: Props): JSX.Element {
  const text = useText(editorText);
  const name =
    card.sid === undefined || card.sid === '' ? text.statement(index + 1) : `${text.statement(index + 1)}: ${card.sid}`;
  const services = useMemo(
    () => byService((card.action?.words ?? []).map(({ value }) => value)).map(({ service }) => service),
    [card],
  );
  return (
    <div className={isCurrent ? 'policy-card policy-card-current' : 'policy-card'} aria-current={isCurrent}>
      <Container
        header={
          <Header
            variant="h3"
            actions={
              <SpaceBetween direction="horizontal" size="xxs">
                <Button formAction="none" ariaLabel={text.showInTextOf(name)} onClick={onShow}>
                  {text.showInText}
                </Button>
                <Button
                  variant="icon"
                  iconName="remove"
                  formAction="none"
                  ariaLabel={text.removeStatement(name)}
                  onClick={() => onEdit(removeStatement(index))}
                />
              </SpaceBetween>
            }
          >
            <span className="breakable">{name}</span>
          </Header>
        }
      >
        <SpaceBetween size="m">
          <SegmentedControl
            label={text.effectOf(name)}
            selectedId={card.effect?.value ?? null}
            options={[
              { id: 'Allow', text: text.allow },
              { id: 'Deny', text: text.deny },
            ]}
            onChange={({ detail }) => onEdit(setEffect(index, detail.selectedId === 'Deny' ? 'Deny' : 'Allow'))}
          />
          <ActionPart index={index} list={card.action} facts={facts} onEdit={onEdit} />
          <ResourcePart
            index={index}
            list={card.resource}
            services={services}
            facts={facts}
            accountId={accountId}
            onEdit={onEdit}
          />
          <ConditionPart index={index} rows={card.rows} services={services} facts={facts} onEdit={onEdit} />
        </SpaceBetween>
      </Container>
    </div>
  );
}
