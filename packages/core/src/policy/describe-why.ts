import { conditionWords } from './describe-condition.ts';
import { missWords } from './describe-miss.ts';
import { counted, sentence } from './lines.ts';
import { statementName } from './statement-name.ts';
import { LAYER_NAMES } from './step-words.ts';
import { nearestAllows } from './suggest-nearest.ts';
import type { Step, Trace } from './trace.ts';

/** The reason of a decision in a few sentences, each for itself. */
export function describeWhy(trace: Trace): readonly string[] {
  switch (trace.decision.outcome) {
    case 'allow':
      return whyAllowed(trace);
    case 'explicitDeny':
      return whyDenied(trace);
    case 'implicitDeny':
      return whySilent(trace);
  }
}

function whyAllowed({ steps, decision }: Trace): readonly string[] {
  const step = steps.find(({ kind, result }) => kind === decision.layer && result === 'allow');
  return [sentence(step?.because ?? 'it is allowed'), 'No Deny statement stands in the way.'];
}

function whyDenied({ steps }: Trace): readonly string[] {
  const [deny] = steps;
  const [first] = deny?.statements ?? [];
  if (!deny || !first) return [];
  const when = first.conditions.map((condition) => conditionWords(condition, 'is'));
  return [
    sentence(deny.because),
    ...(when.length === 0 ? [] : [`It applies because of its conditions: ${when.join(', and ')}.`]),
  ];
}

function whySilent({ steps, decision }: Trace): readonly string[] {
  const silent = steps.filter(({ result }) => result === 'implicitDeny');
  const [first, ...others] = silent;
  if (!first) return [];
  const names = [...new Set(others.filter(({ kind }) => kind !== first.kind).map(layerName))];
  const also = names.length === 0 ? [] : [sentence(`${names.join(' and ')} would not allow it either`)];
  return [
    sentence(`nothing allows it: ${first.because}`),
    ...(decision.layer === 'partition' ? [] : [nearestWords(silent)]),
    ...also,
  ];
}

const layerName = ({ kind }: Step): string => (kind in LAYER_NAMES ? LAYER_NAMES[kind as keyof typeof LAYER_NAMES] : kind);

/** The statement that came nearest, in the first layer that has one. */
function nearestWords(silent: readonly Step[]): string {
  const near = silent.flatMap(({ statements }) => nearestAllows(statements).slice(0, 1))[0];
  if (near) return sentence(`nearest comes ${statementName(near)}, but ${missWords(near).join(', and ')}`);
  const allows = silent.flatMap(({ statements }) => statements).filter(({ effect, matched }) => effect === 'Allow' && !matched);
  if (allows.length === 0) return 'There is no statement that could allow it.';
  return `None of ${counted(allows.length, 'Allow statement')} speaks of this action and this resource.`;
}
