import { sql } from 'kysely';
import { parsePolicyArn, policyArn } from '../domain/arns.ts';
import { nameKey } from '../domain/names.ts';
import { findConsoleSession } from '../store/console-sessions.ts';
import { prepared, type Param } from '../store/prepared.ts';
import type { Queries } from '../store/store.ts';
import type { AccountEntity, GroupEntity, InlinePolicy, KeyEntity, PolicyEntity, SessionEntity, UserEntity } from './entities.ts';

// INVARIANT: each entity is read by one statement, so that its parts are all of one moment on either engine.

const keyQuery = prepared((db: Queries, param: Param<{ id: string }>) =>
  db
    .selectFrom('accessKeys')
    .select(['accountId', 'accessKeyId', 'status', 'ownerId', 'sealedSecret'])
    .where('accessKeyId', '=', param('id')),
);

/** Reads an access key by its id, which is unique in the whole deployment. */
export function loadAccessKey(db: Queries, accessKeyId: string): Promise<KeyEntity | undefined> {
  return keyQuery.first(db, { id: accessKeyId });
}

const accountQuery = prepared((db: Queries, param: Param<{ id: string }>) =>
  db.selectFrom('accounts').select(['accountId', 'name']).where('accountId', '=', param('id')),
);

/** Reads an account. */
export function loadAccount(db: Queries, accountId: string): Promise<AccountEntity | undefined> {
  return accountQuery.first(db, { id: accountId });
}

interface PrincipalParams {
  accountId: string;
  id: string;
}

/** A row of one of an entity's parts; which columns mean what depends on the part. */
interface PartRow {
  readonly part: 'self' | 'tag' | 'group' | 'attached' | 'inline';
  readonly a: string;
  readonly b: string;
  readonly c: string | null;
  readonly position: number;
}

const part = (name: PartRow['part']) => sql.lit(name).$castTo<PartRow['part']>().as('part');
const noB = () => sql<string>`cast('' as text)`.as('b');
const noC = () => sql<string | null>`cast(null as text)`.as('c');
const unordered = () => sql<number>`0`.as('position');

const attachedQuery = (db: Queries, param: Param<PrincipalParams>) =>
  db
    .selectFrom('attachments')
    .select(['policyArn as a', part('attached'), noB(), noC(), unordered()])
    .where('accountId', '=', param('accountId'))
    .where('principalId', '=', param('id'));

const inlineQuery = (db: Queries, param: Param<PrincipalParams>) =>
  db
    .selectFrom('inlinePolicies')
    .select(['name as a', part('inline'), 'document as b', noC(), unordered()])
    .where('accountId', '=', param('accountId'))
    .where('principalId', '=', param('id'));

const userQuery = prepared((db: Queries, param: Param<PrincipalParams>) =>
  db
    .selectFrom('users')
    .select(['name as a', part('self'), 'path as b', 'boundaryArn as c', unordered()])
    .where('accountId', '=', param('accountId'))
    .where('userId', '=', param('id'))
    .unionAll(
      db
        .selectFrom('tags')
        .select(['key as a', part('tag'), 'value as b', noC(), 'position'])
        .where('accountId', '=', param('accountId'))
        .where('resourceId', '=', param('id')),
    )
    .unionAll(
      db
        .selectFrom('memberships')
        .select(['groupId as a', part('group'), noB(), noC(), unordered()])
        .where('accountId', '=', param('accountId'))
        .where('userId', '=', param('id')),
    )
    .unionAll(attachedQuery(db, param))
    .unionAll(inlineQuery(db, param)),
);

const groupQuery = prepared((db: Queries, param: Param<PrincipalParams>) =>
  db
    .selectFrom('groups')
    .select(['name as a', part('self'), 'path as b', noC(), unordered()])
    .where('accountId', '=', param('accountId'))
    .where('groupId', '=', param('id'))
    .unionAll(attachedQuery(db, param))
    .unionAll(inlineQuery(db, param)),
);

const ofPart = (rows: readonly PartRow[], name: PartRow['part']): readonly PartRow[] =>
  rows.filter((row) => row.part === name).sort((one, other) => one.position - other.position || (one.a < other.a ? -1 : 1));
const attachedOf = (rows: readonly PartRow[]): readonly string[] => ofPart(rows, 'attached').map(({ a }) => a);
const inlineOf = (rows: readonly PartRow[]): readonly InlinePolicy[] =>
  ofPart(rows, 'inline').map(({ a, b }) => ({ name: a, document: b }));

/** Reads a user with its tags, groups and policies. Lists are in the order of their names, tags in that of their positions. */
export async function loadUser(db: Queries, accountId: string, userId: string): Promise<UserEntity | undefined> {
  const rows = await userQuery.all(db, { accountId, id: userId });
  const self = rows.find((row) => row.part === 'self');
  if (!self) return undefined;
  return {
    accountId,
    userId,
    name: self.a,
    path: self.b,
    tags: ofPart(rows, 'tag').map(({ a, b }) => [a, b] as const),
    groupIds: ofPart(rows, 'group').map(({ a }) => a),
    attached: attachedOf(rows),
    inline: inlineOf(rows),
    boundaryArn: self.c ?? undefined,
  };
}

/** Reads a group with its policies, in the order of their names. */
export async function loadGroup(db: Queries, accountId: string, groupId: string): Promise<GroupEntity | undefined> {
  const rows = await groupQuery.all(db, { accountId, id: groupId });
  const self = rows.find((row) => row.part === 'self');
  if (!self) return undefined;
  return { accountId, groupId, name: self.a, path: self.b, attached: attachedOf(rows), inline: inlineOf(rows) };
}

const policyQuery = prepared((db: Queries, param: Param<{ accountId: string; nameKey: string }>) =>
  db
    .selectFrom('policies')
    .innerJoin('policyVersions', (join) =>
      join
        .onRef('policyVersions.accountId', '=', 'policies.accountId')
        .onRef('policyVersions.policyId', '=', 'policies.policyId')
        .onRef('policyVersions.version', '=', 'policies.defaultVersion'),
    )
    .select(['policies.name', 'policies.path', 'policyVersions.version', 'policyVersions.document'])
    .where('policies.accountId', '=', param('accountId'))
    .where('policies.nameKey', '=', param('nameKey')),
);

/** Reads the version in force of a customer managed policy. The ARN must be right to the letter. */
export async function loadPolicy(db: Queries, accountId: string, arn: string): Promise<PolicyEntity | undefined> {
  const located = parsePolicyArn(arn);
  if (located?.accountId !== accountId) return undefined;
  const row = await policyQuery.first(db, { accountId, nameKey: nameKey(located.name) });
  if (!row || policyArn({ accountId, path: row.path, name: row.name }) !== arn) return undefined;
  return { accountId, arn, versionId: `v${row.version}`, document: row.document };
}

/** Reads a console session by the hash of its id, which is unique in the whole deployment. */
export async function loadConsoleSession(db: Queries, sessionHash: string): Promise<SessionEntity | undefined> {
  const row = await findConsoleSession(db, sessionHash);
  if (!row) return undefined;
  const { sourceIp: _sourceIp, userAgent: _userAgent, ...session } = row;
  return session;
}
