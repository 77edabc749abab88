/**
 * Which room may import which. A room may always import itself; it lists only the rooms it stands on.
 * The key is a folder, or one file where that file has more (or fewer) doors than its folder.
 */
export const plan: Readonly<Record<string, readonly string[]>> = {
  'core/bytes': [],
  'core/hasher': ['core/bytes'],
  'core/arn': [],
  'core/sigv4': ['core/bytes', 'core/hasher'],
  'core/policy': ['core/bytes', 'core/arn'],

  'server/domain': ['core/bytes', 'core/arn', 'core/policy'],
  'server/store': ['server/domain'],
  'server/vault': ['core/bytes', 'server/domain', 'server/store', 'server/operations/operation.ts'],
  'server/audit': ['core/bytes', 'server/domain', 'server/store', 'server/vault'],
  'server/feed': ['server/domain', 'server/store'],
  'server/wire': ['server/domain'],
  'server/authn': ['core/sigv4', 'core/hasher', 'core/bytes', 'server/domain', 'server/feed'],
  'server/authz': ['core/arn', 'core/policy', 'server/domain', 'server/feed', 'server/operations/operation.ts'],
  'server/operations': ['core/bytes', 'core/arn', 'core/policy', 'server/domain', 'server/store', 'server/audit'],
  'server/http': ['core/sigv4', 'server/domain'],
  'server/app': ['core', 'server'],
  'server/cli': ['core', 'server/app', 'server/domain'],
};

/** What comes from outside, and the only rooms that may import it. */
export const guests: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['core/hasher/node.ts', 'server/vault', 'server/audit', 'server/app', 'server/operations/managed-policies.ts', 'server/authn'],
  'node:fs': ['server/store', 'server/vault', 'server/audit', 'server/operations/managed-policies.ts', 'server/app', 'server/cli'],
  'node:fs/promises': ['server/store', 'server/vault', 'server/audit', 'server/app', 'server/cli'],
  'node:http': ['server/http', 'server/app', 'server/cli'],
  'node:https': ['server/http', 'server/app', 'server/cli'],
  'node:net': ['server/http', 'server/app', 'server/cli'],
  'node:os': ['server/store', 'server/app', 'server/cli'],
  'node:path': ['server/store', 'server/vault', 'server/audit', 'server/app', 'server/cli', 'server/operations/managed-policies.ts'],
  'node:url': ['server/operations/managed-policies.ts', 'server/app', 'server/cli'],
  'node:child_process': ['server/cli'],
  'node:process': ['server/app', 'server/cli'],
  'node:stream': ['server/cli'],
  'node:util': ['server/vault', 'server/cli'],
  '@aws-sdk/client-iam': ['server/wire', 'server/operations', 'server/cli'],
  '@aws-sdk/client-sts': ['server/wire', 'server/operations', 'server/cli'],
  '@smithy/core': ['server/wire'],
  kysely: ['server/store', 'server/feed', 'server/audit', 'server/vault'],
  libsql: ['server/store'],
  pg: ['server/store'],
  '@node-rs/argon2': ['server/vault'],
  '@peculiar/x509': ['server/app'],
  pino: ['server/app'],
  'prom-client': ['server/app'],
  commander: ['server/cli'],
  '@clack/prompts': ['server/cli'],
  picocolors: ['server/cli', 'server/app'],
  '@bomb.sh/tab': ['server/cli'],
};
