import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

type Make = (terminal: Terminal) => Command;

/** One command: its words, and where it is defined. Loaded only when it is called, so that start-up stays light. */
export interface Entry {
  readonly words: readonly [command: string, sub?: string];
  readonly load: () => Promise<Make>;
}

/** Commands that have commands. */
export const groups: Readonly<Record<string, string>> = {
  keys: 'make, list, rotate and delete access keys',
  account: "make and list the server's accounts (on the server's machine)",
  root: "let the root user in again (on the server's machine)",
  policy: 'check policies, and explain what they decide',
  audit: 'read and verify the audit log',
  keyring: "the keys that seal secrets at rest (on the server's machine)",
};

/** Every command, in the order of the help. */
export const entries: readonly Entry[] = [
  { words: ['init'], load: async () => (await import('./commands/init.ts')).init },
  { words: ['serve'], load: async () => (await import('./commands/serve.ts')).serve },
  { words: ['configure'], load: async () => (await import('./commands/configure.ts')).configure },
  { words: ['whoami'], load: async () => (await import('./commands/whoami.ts')).whoami },
  { words: ['keys', 'create'], load: async () => (await import('./commands/keys-create.ts')).keysCreate },
  { words: ['keys', 'list'], load: async () => (await import('./commands/keys-list.ts')).keysList },
  { words: ['keys', 'last-used'], load: async () => (await import('./commands/keys-last-used.ts')).keysLastUsed },
  { words: ['keys', 'rotate'], load: async () => (await import('./commands/keys-rotate.ts')).keysRotate },
  { words: ['keys', 'deactivate'], load: async () => (await import('./commands/keys-deactivate.ts')).keysDeactivate },
  { words: ['keys', 'activate'], load: async () => (await import('./commands/keys-activate.ts')).keysActivate },
  { words: ['keys', 'delete'], load: async () => (await import('./commands/keys-delete.ts')).keysDelete },
  { words: ['exec'], load: async () => (await import('./commands/exec.ts')).exec },
  { words: ['export'], load: async () => (await import('./commands/export.ts')).exportCredentials },
  { words: ['explain'], load: async () => (await import('./commands/explain.ts')).explain },
  { words: ['policy', 'explain'], load: async () => (await import('./commands/policy-explain.ts')).policyExplain },
  { words: ['policy', 'lint'], load: async () => (await import('./commands/policy-lint.ts')).policyLint },
  { words: ['audit', 'lookup'], load: async () => (await import('./commands/audit-lookup.ts')).auditLookup },
  { words: ['audit', 'tail'], load: async () => (await import('./commands/audit-tail.ts')).auditTail },
  { words: ['audit', 'verify'], load: async () => (await import('./commands/audit-verify.ts')).auditVerify },
  { words: ['account', 'create'], load: async () => (await import('./commands/account-create.ts')).accountCreate },
  { words: ['account', 'list'], load: async () => (await import('./commands/account-list.ts')).accountList },
  { words: ['root', 'reset'], load: async () => (await import('./commands/root-reset.ts')).rootReset },
  { words: ['keyring', 'rotate'], load: async () => (await import('./commands/keyring-rotate.ts')).keyringRotate },
  { words: ['completion'], load: async () => (await import('./commands/completion.ts')).completion },
];
