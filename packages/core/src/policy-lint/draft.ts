import type { Operator } from '../policy/conditions/operators.ts';
import type { Location } from './finding.ts';
import type { IssueCode } from './issue-codes.ts';

/** A string, number or boolean of the policy, and where it stands. */
export interface Word extends Location {
  /** The string's value, or the text of a number or boolean. */
  readonly text: string;
  readonly kind: 'string' | 'number' | 'boolean';
}

/** `Action`, `NotAction`, `Resource` or `NotResource`: what could be read of it. */
export interface WordList extends Location {
  readonly element: Word;
  readonly negated: boolean;
  /** Written as an array. */
  readonly list: boolean;
  readonly words: readonly Word[];
}

/** One key of a condition operator. */
export interface DraftEntry extends Location {
  readonly key: Word;
  readonly list: boolean;
  readonly values: readonly Word[];
}

/** One operator of a condition; `operator` is undefined for a name that there is not. */
export interface DraftBlock extends Location {
  readonly name: Word;
  readonly operator: Operator | undefined;
  readonly entries: readonly DraftEntry[];
}

/** One kind of principal, such as `AWS`, with its values. */
export interface DraftPrincipalGroup extends Location {
  readonly key: Word;
  readonly list: boolean;
  readonly words: readonly Word[];
}

/** `Principal` or `NotPrincipal`: a string, or groups. */
export interface DraftPrincipal extends Location {
  readonly element: Word;
  readonly negated: boolean;
  readonly text: Word | undefined;
  readonly groups: readonly DraftPrincipalGroup[];
}

/** A statement, as far as it could be read. Of an element that is missing or no such thing at all, nothing is here. */
export interface DraftStatement extends Location {
  readonly sid?: Word;
  readonly effect?: Word;
  readonly principals: readonly DraftPrincipal[];
  readonly actions: readonly WordList[];
  readonly resources: readonly WordList[];
  readonly condition?: Location;
  readonly blocks: readonly DraftBlock[];
  /** The elements that are written, readable or not. */
  readonly elements: ReadonlyMap<string, Word>;
}

/** A piece of the policy that could not be read. */
export interface Fault {
  readonly code: IssueCode;
  readonly location: Location;
  readonly details: string;
  /** What the piece should have been called, where only its case is wrong. */
  readonly rename?: string;
}

/** A policy, read as far as it goes. The rules work on this, so that one mistake does not hide the others. */
export interface Draft extends Location {
  readonly text: string;
  /** False when there are no statements to speak of, since the text is no JSON object. */
  readonly readable: boolean;
  readonly version?: Word;
  readonly statement?: Location;
  readonly statements: readonly DraftStatement[];
  readonly elements: ReadonlyMap<string, Word>;
  readonly faults: readonly Fault[];
}

/** The effect of a statement, when it is one. */
export function effectOf({ effect }: DraftStatement): 'Allow' | 'Deny' | undefined {
  return effect?.text === 'Allow' || effect?.text === 'Deny' ? effect.text : undefined;
}

/** Every pair of an operator that there is and a key it looks at. */
export function tests(
  statement: DraftStatement,
): readonly { readonly operator: Operator; readonly block: DraftBlock; readonly entry: DraftEntry }[] {
  return statement.blocks.flatMap((block) => {
    const { operator } = block;
    return operator ? block.entries.map((entry) => ({ operator, block, entry })) : [];
  });
}
