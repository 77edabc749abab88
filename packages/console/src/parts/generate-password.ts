const KINDS = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789', '!#$%^*()_+-=[]{}|@'] as const;
const LETTERS = KINDS[0] + KINDS[1];
const ALL = KINDS.join('');

/** Longer than AWS's twenty at most asks for; a policy that asks for more gets it. */
const USUAL = 20;

/** What a password needs of chance: a whole number below `most`, each as likely as the next. */
export type Below = (most: number) => number;

const secureBelow: Below = (most) => {
  // Numbers of the last, unfinished round would make the first ones likelier: they are drawn again.
  const rounds = Math.floor(2 ** 32 / most) * most;
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while ((drawn[0] ?? 0) >= rounds);
  return (drawn[0] ?? 0) % most;
};

/**
 * Makes a password with each of the four kinds of character, so that no policy refuses it. It begins with a letter and has
 * neither a comma nor a quote: a spreadsheet shows it as it is.
 * @param minimum what the account's policy asks for, in characters
 */
export function generatePassword(minimum = 0, below: Below = secureBelow): string {
  const pick = (signs: string): string => signs.charAt(below(signs.length));
  const rest = KINDS.map(pick);
  while (rest.length < Math.max(USUAL, minimum) - 1) rest.push(pick(ALL));
  for (let i = rest.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [rest[i], rest[j]] = [rest[j] ?? '', rest[i] ?? ''];
  }
  return pick(LETTERS) + rest.join('');
}
