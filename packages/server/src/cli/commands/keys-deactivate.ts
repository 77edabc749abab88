import type { Command } from 'commander';
import { setKeyStatus } from '../set-key-status.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign keys deactivate ID`. */
export const keysDeactivate = (terminal: Terminal): Command =>
  setKeyStatus('deactivate', 'Inactive', 'refuse everything that a key signs, from now on; can be undone', terminal);
