import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/** The tables of passwords, MFA devices, passkeys, recovery codes and console sessions; written as `0001-foundation` writes its own. */
export const credentials = (engine: Store['engine']): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const text = engine === 'sqlite' ? sql`text` : sql`text collate "C"`;
    const int = engine === 'sqlite' ? sql`integer` : sql`bigint`;

    const table = async (name: string, columns: readonly string[], key: readonly string[]): Promise<void> => {
      let builder: CreateTableBuilder<string> = db.schema.createTable(name);
      for (const column of columns) {
        const [field = '', type, nullable] = column.split(' ');
        builder = builder.addColumn(field, type === 'int' ? int : text, (c) => (nullable === 'null' ? c : c.notNull()));
      }
      const keyed = builder.addPrimaryKeyConstraint(`${name}Key`, key as never);
      await (engine === 'sqlite' ? keyed.modifyEnd(sql`strict, without rowid`) : keyed).execute();
    };
    const unique = (name: string, on: string, columns: string[]): Promise<void> =>
      db.schema.createIndex(name).unique().on(on).columns(columns).execute();
    const index = (name: string, on: string, columns: string[]): Promise<void> =>
      db.schema.createIndex(name).on(on).columns(columns).execute();

    await table(
      'loginProfiles',
      ['accountId', 'userId', 'passwordHash', 'createdAt int', 'changedAt int', 'resetRequired int'],
      ['accountId', 'userId'],
    );
    await table('passwordHistory', ['accountId', 'userId', 'position int', 'passwordHash'], ['accountId', 'userId', 'position']);
    await table(
      'passwordPolicies',
      [
        'accountId',
        'minimumLength int',
        'requireSymbols int',
        'requireNumbers int',
        'requireUppercase int',
        'requireLowercase int',
        'allowChange int',
        'maxAgeDays int null',
        'reusePrevention int null',
        'hardExpiry int null',
      ],
      ['accountId'],
    );
    await table(
      'mfaDevices',
      [
        'accountId',
        'deviceId',
        'path',
        'name',
        'serialKey',
        'sealedSeed',
        'createdAt int',
        'ownerId text null',
        'enabledAt int null',
        'drift int',
        'lastStep int null',
      ],
      ['accountId', 'deviceId'],
    );
    await unique('mfaDevicesBySerial', 'mfaDevices', ['accountId', 'serialKey']);
    await index('mfaDevicesByOwner', 'mfaDevices', ['accountId', 'ownerId']);
    await table(
      'passkeys',
      [
        'accountId',
        'credentialId',
        'ownerId',
        'serial',
        'name',
        'publicKey',
        'counter int',
        'transports',
        'deviceType',
        'backedUp int',
        'createdAt int',
        'lastUsedAt int null',
      ],
      ['accountId', 'credentialId'],
    );
    // A passkey is offered before anyone says which account it is for.
    await unique('passkeysById', 'passkeys', ['credentialId']);
    await unique('passkeysBySerial', 'passkeys', ['accountId', 'serial']);
    await index('passkeysByOwner', 'passkeys', ['accountId', 'ownerId']);
    await table(
      'recoveryCodes',
      ['accountId', 'ownerId', 'codeHash', 'createdAt int', 'usedAt int null'],
      ['accountId', 'ownerId', 'codeHash'],
    );
    await table(
      'consoleSessions',
      [
        'accountId',
        'sessionHash',
        'principalId',
        'createdAt int',
        'lastUsedAt int',
        'expiresAt int',
        'mfaAt int null',
        'sourceIp',
        'userAgent',
        'revokedAt int null',
      ],
      ['accountId', 'sessionHash'],
    );
    // The cookie says nothing but the session.
    await unique('consoleSessionsByHash', 'consoleSessions', ['sessionHash']);
    await index('consoleSessionsByPrincipal', 'consoleSessions', ['accountId', 'principalId']);
    await index('consoleSessionsByExpiry', 'consoleSessions', ['expiresAt']);
  },
});
