import {
  snippet,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { cursorPlace, type CursorPlace } from './cursor-place.ts';
import { optionsAt, type Option } from './options.ts';
import type { ServiceFacts } from './service-facts.ts';

/** Offers what may stand where the cursor is. @param accountId fills the account's place in ARNs */
export function policyCompletion(
  facts: () => Promise<ServiceFacts | undefined>,
  accountId: string,
): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async ({ state, pos, explicit, aborted }) => {
    const place = cursorPlace(state.doc.toString(), pos);
    if (!explicit && !place.isQuoted) return null;
    const options = await optionsAt(place, await facts(), accountId);
    if (aborted || options.length === 0) return null;
    return {
      from: place.from,
      to: place.to,
      options: options.map((option) => toCompletion(option, place)),
      validFor: /^[\w:*./${}-]*$/,
    };
  };
}

function toCompletion(option: Option, place: CursorPlace): Completion {
  const { label, detail, info, boost, template, isBeginning } = option;
  return {
    label,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
    ...(boost === undefined ? {} : { boost }),
    apply(view, completion, from, to) {
      if (template !== undefined) {
        const quote = place.isQuoted ? '' : '"';
        snippet(`${quote}${template}${quote}`)(view, completion, from, to);
        return;
      }
      insert(view, label, from, to, place, option.value);
      if (isBeginning === true) startCompletion(view);
    },
  };
}

/** Writes the word with the quotes it lacks; after a key also its colon and the beginning of a value, with the cursor in it. */
function insert(view: EditorView, word: string, from: number, to: number, place: CursorPlace, value: string | undefined): void {
  const after = view.state.sliceDoc(to, to + 200);
  const isClosed = place.isQuoted && after.startsWith('"');
  const opening = place.isQuoted ? '' : '"';
  const closing = isClosed ? '' : '"';
  const rest = isClosed ? after.slice(1) : after;
  const needsValue = place.part === 'key' && !/^\s*:/.test(rest);
  const tail = needsValue ? `: ${value ?? '""'}` : '';
  // Past the closing quote that is there already.
  const end = isClosed && needsValue ? to + 1 : to;
  const text = `${opening}${word}${isClosed && needsValue ? '"' : closing}${tail}`;
  const cursor = needsValue
    ? from + text.length - (value ?? '""').length + inner(value ?? '""')
    : from + opening.length + word.length;
  view.dispatch({ changes: { from, to: end, insert: text }, selection: { anchor: cursor }, userEvent: 'input.complete' });
  if (needsValue) startCompletion(view);
}

/** Where the cursor belongs in the beginning of a value: between its innermost quotes or brackets. */
function inner(value: string): number {
  const empty = /""|\{\}|\[\]/.exec(value);
  return empty ? empty.index + 1 : value.length;
}
