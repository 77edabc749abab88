import { asciiLowerCase } from './ascii.ts';
import { globTokens } from './glob-tokens.ts';
import { type Glob, compileGlob, matchGlob } from './wildcard.ts';

/** Compiles an action pattern. Case never matters in it, and it takes no variables. */
export function compileAction(pattern: string): Glob {
  return compileGlob(globTokens(asciiLowerCase(pattern)));
}

/** Does a pattern match? @param action the whole `service:name`, already through `asciiLowerCase` */
export function matchAction(pattern: Glob, action: string): boolean {
  return matchGlob(pattern, action, 0, action.length);
}
