/** The actions of a statement that belong to one service, as they are written. */
export interface ServiceWords {
  /** In lower case; `*` for the word that means every service. */
  readonly service: string;
  readonly words: readonly string[];
}

/** Sorts the words of an `Action` by their services, in the order in which the services come first. */
export function byService(words: readonly string[]): readonly ServiceWords[] {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const colon = word.indexOf(':');
    const service = colon < 0 ? '*' : word.slice(0, colon).toLowerCase();
    const list = found.get(service);
    if (list) list.push(word);
    else found.set(service, [word]);
  }
  return [...found].map(([service, list]) => ({ service, words: list }));
}
