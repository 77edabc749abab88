import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Store } from '../store.ts';

/**
 * The tables of SSH public keys, signing and server certificates, service-specific credentials and credential reports; written
 * as `0001-foundation` writes its own.
 */
export const certificates = (engine: Store['engine']): Migration => ({
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
      'sshPublicKeys',
      ['accountId', 'keyId', 'ownerId', 'body', 'fingerprint', 'status', 'createdAt int'],
      ['accountId', 'keyId'],
    );
    await index('sshPublicKeysByOwner', 'sshPublicKeys', ['accountId', 'ownerId']);
    await table(
      'signingCertificates',
      ['accountId', 'certificateId', 'ownerId', 'body', 'status', 'createdAt int'],
      ['accountId', 'certificateId'],
    );
    await index('signingCertificatesByOwner', 'signingCertificates', ['accountId', 'ownerId']);
    await table(
      'serverCertificates',
      ['accountId', 'certificateId', 'name', 'nameKey', 'path', 'body', 'chain text null', 'createdAt int', 'expiresAt int'],
      ['accountId', 'certificateId'],
    );
    await unique('serverCertificatesByName', 'serverCertificates', ['accountId', 'nameKey']);
    await table(
      'serviceCredentials',
      [
        'accountId',
        'credentialId',
        'ownerId',
        'service',
        'login',
        'loginKey',
        'secretHash',
        'status',
        'createdAt int',
        'expiresAt int null',
      ],
      ['accountId', 'credentialId'],
    );
    await index('serviceCredentialsByOwner', 'serviceCredentials', ['accountId', 'ownerId']);
    await unique('serviceCredentialsByLogin', 'serviceCredentials', ['accountId', 'service', 'loginKey']);
    await table('credentialReports', ['accountId', 'content', 'generatedAt int'], ['accountId']);
  },
});
