import type { Layer } from './decision.ts';
import { type LookedLayers, statementsAt } from './looked-layers.ts';
import { statementName } from './statement-name.ts';
import { BECAUSE } from './step-words.ts';
import type { Step } from './trace.ts';

/** The steps of a layer that can only limit, one for each level; none where it does not apply. */
export function limitSteps({ all }: LookedLayers, layer: Layer): readonly Step[] {
  const levels = all.get(layer) ?? [];
  const isLevelled = layer === 'scp' || layer === 'rcp';
  return levels.map((policies, level): Step => {
    const statements = statementsAt(policies);
    const allow = statements.find(({ matched, effect }) => matched && effect === 'Allow');
    return {
      kind: layer,
      ...(isLevelled && { level }),
      result: allow ? 'allow' : 'implicitDeny',
      because: allow
        ? BECAUSE.allows(statementName(allow))
        : BECAUSE.silent(layer, isLevelled ? BECAUSE.level(level, levels.length) : ''),
      statements,
    };
  });
}
