/** Why a name or a path can not be taken, before the server is asked. */
export type NameProblem = 'empty' | 'long' | 'signs';

/** How long names may be. SOURCE: IAM User Guide, "IAM and AWS STS quotas". */
export const MOST_SIGNS = { user: 64, group: 128, path: 512 } as const;

// SOURCE: IAM API Reference, `userNameType` and `groupNameType`.
const NAME = /^[\w+=,.@-]+$/;
// SOURCE: IAM API Reference, `pathType`: `/` alone, or signs of ASCII without white space between two of them.
const PATH = /^(?:\/|\/[\u0021-\u007f]+\/)$/;

/** What is wrong with the name of a user or a group. */
export function nameProblem(name: string, kind: 'user' | 'group'): NameProblem | undefined {
  if (name === '') return 'empty';
  if (name.length > MOST_SIGNS[kind]) return 'long';
  return NAME.test(name) ? undefined : 'signs';
}

/** What is wrong with a path. Nothing typed means `/`. */
export function pathProblem(path: string): Exclude<NameProblem, 'empty'> | undefined {
  if (path === '') return undefined;
  if (path.length > MOST_SIGNS.path) return 'long';
  return PATH.test(path) ? undefined : 'signs';
}
