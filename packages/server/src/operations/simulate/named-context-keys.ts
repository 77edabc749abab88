import { asciiLowerCase, contextKeysOf, type CompiledPolicy } from '@countersign/core/policy';

/**
 * The context keys that policies name in conditions and variables, as they are written, in their order; of several spellings of
 * one key the first.
 */
export function namedContextKeys(policies: readonly CompiledPolicy[]): readonly string[] {
  const found = new Map<string, string>();
  for (const policy of policies) {
    const known = new Set(contextKeysOf(policy));
    for (const written of writtenKeys(policy)) {
      const key = asciiLowerCase(written);
      if (known.has(key) && !found.has(key)) found.set(key, written);
    }
  }
  return [...found.values()];
}

/** Everything that may be a key: `contextKeysOf` knows which is one. */
function* writtenKeys({ document }: CompiledPolicy): Generator<string> {
  for (const { resource, condition } of document.statements) {
    for (const { value } of resource?.patterns ?? []) yield* variablesIn(value);
    for (const { key, values } of condition.flatMap(({ entries }) => entries)) {
      yield key.value;
      for (const { text } of values) yield* variablesIn(text);
    }
  }
}

const variablesIn = (text: string): readonly string[] => [...text.matchAll(/\$\{([^},]+)/g)].map(([, key = '']) => key);
