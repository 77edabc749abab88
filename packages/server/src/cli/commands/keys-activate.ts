import type { Command } from 'commander';
import { setKeyStatus } from '../set-key-status.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign keys activate ID`. */
export const keysActivate = (terminal: Terminal): Command =>
  setKeyStatus('activate', 'Active', 'let a deactivated key sign again', terminal);
