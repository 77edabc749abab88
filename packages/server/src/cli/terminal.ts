import type { ClientDefaults } from './client.ts';
import type { Prompts } from './prompts.ts';
import type { Send } from './send.ts';

/**
 * All that a command may touch of the world around it. Data goes to `out`, talk goes to `talk`, so that a pipe gets data alone.
 */
export interface Terminal {
  out(text: string): void;
  talk(text: string): void;
  /** Whether a person can be asked: standard input and standard error are both a terminal. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly home: string;
  readonly style: Style;
  /** Colours for data, where standard output is a terminal. */
  readonly outStyle?: Style;
  now(): Date;
  /** Everything on standard input, to its end. */
  readStdin(): Promise<string>;
  prompts(): Promise<Prompts>;
  /** Handed to the SDK clients; tests answer requests here. */
  readonly client?: ClientDefaults;
  /** In place of the network, for calls that no SDK client knows. */
  readonly send?: Send;
}

/** Colours for talk; each is the identity when colours are off. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
}

const same = (text: string): string => text;

/** No colours. */
export const plainStyle: Style = { bold: same, dim: same, red: same, yellow: same, green: same };
