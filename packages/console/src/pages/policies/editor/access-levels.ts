const LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

/** Where an access level stands among the others, as AWS orders them; one of two levels stands where its first does. */
export function levelRank(level: string): number {
  const [first = level] = level.split(', ');
  return LEVELS.includes(first) ? LEVELS.indexOf(first) : LEVELS.length;
}
