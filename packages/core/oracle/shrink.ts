import type { Question } from './question.ts';

/** Parts that may be left out of a question without making it another kind of question. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The smallest question found for which `fails` still holds: parts are left out and texts shortened, greedily. */
export function shrink(question: Question, fails: (question: Question) => boolean): Question {
  let smallest = question;
  for (let again = true; again;) {
    again = false;
    for (const candidate of smallerThan(smallest as unknown as Json)) {
      const smaller = candidate as unknown as Question;
      if (!isQuestion(smaller) || !safely(() => fails(smaller))) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

/** Every value with one part of it left out, the big parts first. */
function* smallerThan(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (let i = 0; i < list.length; i++) yield list.toSpliced(i, 1);
    if (list.length === 1 && list[0] !== undefined && typeof list[0] !== 'object') yield list[0];
    for (const [i, item] of list.entries()) for (const smaller of smallerThan(item)) yield list.with(i, smaller);
  } else if (value !== null && typeof value === 'object') {
    for (const key of Object.keys(value)) {
      const { [key]: _, ...rest } = value as Record<string, Json>;
      yield rest;
    }
    for (const [key, item] of Object.entries(value)) {
      if (key === 'principal') continue;
      for (const smaller of smallerThan(item)) yield { ...(value as Record<string, Json>), [key]: smaller };
    }
  }
}

/** Whether the parts without which a question cannot be asked are still there, and no statement lost an element it needs. */
function isQuestion(question: Question): boolean {
  const all = JSON.stringify(question);
  if (!['action', 'resource', 'context', 'identity'].every((key) => key in question)) return false;
  return !/"Statement":\[\]|"Condition":\{\}|:\{\}(?=[,}]).*"Principal":\{\}/.test(all);
}

function safely(test: () => boolean): boolean {
  try {
    return test();
  } catch {
    return false;
  }
}
