import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { JSX } from 'react';
import type { Step } from '../../api/use-steps.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { heldManaged } from '../attach/owner.ts';
import { TagFields } from '../attach/tag-fields.tsx';
import { attachText } from '../attach/text.ts';
import type { NewUser, Permissions } from './new-user.ts';
import { usersText } from './text.ts';

interface Props {
  readonly user: NewUser;
  readonly permissions: Permissions;
  readonly steps: readonly Step[];
  readonly onChange: (part: Partial<NewUser>) => void;
  readonly onEdit: (step: number) => void;
}
interface Row {
  readonly name: string;
  readonly type: string;
  readonly use: string;
}

/** The new user as it will be, with its tags to be filled in. */
export function ReviewStep({ user, permissions, steps, onChange, onEdit }: Props): JSX.Element {
  const { creation, columns } = useText(usersText);
  const attach = useText(attachText);
  const common = useText(commonText);
  const edit = (step: number, what: string): JSX.Element => (
    <Button ariaLabel={`${common.edit}: ${what}`} onClick={() => onEdit(step)}>
      {common.edit}
    </Button>
  );
  const { types } = attach.policies;
  const rows: readonly Row[] = [
    ...permissions.groups.map((name) => ({ name, type: creation.group, use: creation.asGroup })),
    ...permissions.policies.map((arn) => {
      const { name, type } = heldManaged(arn);
      return { name, type: types[type], use: creation.asPolicy };
    }),
    ...permissions.inline.map(({ name }) => ({ name, type: types.inline, use: creation.asPolicy })),
    ...(permissions.boundary === undefined
      ? []
      : [permissions.boundary].map((arn) => {
          const { name, type } = heldManaged(arn);
          return { name, type: types[type], use: attach.boundary.title };
        })),
  ];
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={edit(0, creation.details)}>
            {creation.details}
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          minColumnWidth={150}
          items={[
            { label: columns.name, value: <span className="breakable">{user.name}</span> },
            { label: columns.path, value: <span className="breakable">{user.path || '/'}</span> },
            {
              label: creation.passwordType,
              value: user.hasConsole ? creation[user.passwordKind] : creation.noConsole,
            },
            { label: creation.mustChangeShort, value: user.hasConsole && user.mustChange ? common.yes : common.no },
          ]}
        />
      </Container>
      <Table<Row>
        header={
          <Header variant="h2" counter={`(${rows.length})`} actions={edit(1, creation.summary)}>
            {creation.summary}
          </Header>
        }
        ariaLabels={{ tableLabel: creation.summary }}
        items={rows}
        empty={<Box color="inherit">{creation.noPermissions}</Box>}
        columnDefinitions={[
          {
            id: 'name',
            header: common.name,
            isRowHeader: true,
            cell: ({ name }) => <span className="breakable">{name}</span>,
          },
          { id: 'type', header: attach.policies.type, cell: ({ type }) => type },
          { id: 'use', header: creation.usedAs, cell: ({ use }) => use },
        ]}
      />
      <Container
        header={
          <Header variant="h2" description={attach.tags.hint}>
            {attach.tags.title}
          </Header>
        }
      >
        <TagFields tags={user.tags} ignoresCase onChange={(tags) => onChange({ tags })} />
      </Container>
      <Equivalents of={steps} />
    </SpaceBetween>
  );
}
