import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addOidcProvider,
  changeOidcProvider,
  countOidcProviders,
  findOidcProvider,
  listOidcProviders,
  removeOidcProvider,
  type OidcProviderRow,
} from './oidc-providers.ts';
import { openPostgres } from './open-postgres.ts';
import type { Store, Write } from './store.ts';
import { startPostgres } from './test-postgres.ts';
import { openTestStore } from './test-store.ts';
import { isUniqueViolation } from './unique-violation.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

interface Opened {
  readonly store: Store;
  close(): Promise<void>;
}
const engines: readonly (readonly [string, () => Promise<Opened>])[] = [
  ['SQLite', () => openTestStore()],
  ...(server
    ? ([
        [
          'PostgreSQL',
          async () => {
            const store = await openPostgres({ url: await server.database() });
            return { store, close: () => store.close() };
          },
        ],
      ] as const)
    : []),
];

const accountId = '123456789012';
const provider: OidcProviderRow = {
  accountId,
  providerId: 'p1',
  url: 'b.org/x',
  clientIds: ['z', 'a'],
  thumbprints: [],
  createdAt: 5,
};

describe.each(engines)('on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId, requestId: 'r', time: 0 }, run });
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  it('a provider is found by its address to the letter, in its account alone', async () => {
    await write((w) => addOidcProvider(w, provider));
    expect(await findOidcProvider(store.read, accountId, 'b.org/x')).toEqual(provider);
    expect(await findOidcProvider(store.read, accountId, 'b.org/X')).toBeUndefined();
    expect(await findOidcProvider(store.read, '210987654321', 'b.org/x')).toBeUndefined();
  });

  it('an address is one in its account', async () => {
    await write((w) => addOidcProvider(w, provider));
    const again = await write((w) => addOidcProvider(w, { ...provider, providerId: 'p2' })).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    await write((w) => addOidcProvider(w, { ...provider, accountId: '210987654321' }));
    expect(await countOidcProviders(store.read, accountId)).toBe(1);
  });

  it('its lists are changed one by one, and it goes', async () => {
    await write((w) => addOidcProvider(w, provider));
    await write((w) => changeOidcProvider(w, provider, { thumbprints: ['t'] }));
    await write((w) => changeOidcProvider(w, provider, { clientIds: ['c'] }));
    expect(await findOidcProvider(store.read, accountId, 'b.org/x')).toEqual({
      ...provider,
      clientIds: ['c'],
      thumbprints: ['t'],
    });
    await write((w) => removeOidcProvider(w, provider));
    expect(await countOidcProviders(store.read, accountId)).toBe(0);
  });

  it('providers are listed in the order of their addresses, capitals first', async () => {
    await write(async (w) => {
      for (const url of ['b.org', 'a.org', 'B.org']) await addOidcProvider(w, { ...provider, providerId: url, url });
    });
    expect((await listOidcProviders(store.read, accountId)).map(({ url }) => url)).toEqual(['B.org', 'a.org', 'b.org']);
  });
});
