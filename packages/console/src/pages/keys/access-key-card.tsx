import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { JSX } from 'react';
import { CopyText } from '../../parts/copy-text.tsx';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { KeyActions } from './key-actions.tsx';
import { daysSince, type KeyFacts } from './key-facts.ts';
import { KeyLastUsed, useLastUse } from './key-last-used.tsx';
import type { KeyOwner } from './key-owner.ts';
import { KeyStatus } from './key-status.tsx';
import { keysText } from './text.ts';

interface Props {
  readonly of: KeyFacts;
  readonly owner: KeyOwner;
  readonly description: string;
  readonly isOwnPage: boolean;
}

/** One access key of a user: its facts, and what can be done with it. */
export function AccessKeyCard({ of, owner, description, isOwnPage }: Props): JSX.Element {
  const text = useText(keysText);
  const use = useLastUse(of.accessKeyId);
  const age = of.createdAt === undefined ? undefined : daysSince(of.createdAt);
  return (
    <Container
      header={
        <Header variant="h3" actions={<KeyActions of={of} owner={owner} description={description} isOwnPage={isOwnPage} />}>
          <CopyText value={of.accessKeyId} label={text.section.copyId} />
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          ...(owner.isRoot
            ? []
            : [{ label: text.key.description, value: <span className="breakable">{description || '–'}</span> }]),
          { label: text.key.status, value: <KeyStatus isActive={of.isActive} /> },
          { label: text.key.lastUsed, value: <KeyLastUsed use={use} /> },
          { label: text.key.created, value: <Time at={of.createdAt} /> },
          { label: text.key.region, value: use.region ?? '–' },
          { label: text.key.service, value: use.service ?? '–' },
          { label: text.key.age, value: age === undefined ? '–' : age === 0 ? text.key.today : text.key.days(age) },
        ]}
      />
    </Container>
  );
}
