import { asciiLowerCase } from './ascii.ts';
import type { CompiledPolicy } from './compile.ts';
import { parseTemplate } from './variables.ts';

/** The context keys, in lower case, that conditions and variables of a policy name. Sorted, each once. */
export function contextKeysOf({ document, variables }: CompiledPolicy): readonly string[] {
  const keys = new Set<string>();
  const addVariables = (text: string): void => {
    for (const part of parseTemplate(text, variables)) if (part.kind === 'variable' && part.key !== undefined) keys.add(part.key);
  };
  for (const { resource, condition } of document.statements) {
    for (const { value } of resource?.patterns ?? []) addVariables(value);
    for (const { key, values } of condition.flatMap(({ entries }) => entries)) {
      keys.add(asciiLowerCase(key.value));
      for (const { text } of values) addVariables(text);
    }
  }
  return [...keys].sort();
}
