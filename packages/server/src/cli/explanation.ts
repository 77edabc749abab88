/** Puts an explanation into readable words, whatever parts it has. */
export function renderExplanation(explanation: unknown): string {
  return JSON.stringify(explanation, undefined, 2);
}
