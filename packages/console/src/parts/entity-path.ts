/** Names that an address can not hold as they are: two that mean folders, and one that is a page of its own. */
const UNFIT: ReadonlySet<string> = new Set(['.', '..', 'create']);

/** Stands in an address for a name that is given after the question mark; no name may be written so. */
export const ELSEWHERE = '~';

function pathOf(folder: string, name: string): string {
  return UNFIT.has(name) ? `/${folder}/${ELSEWHERE}?name=${encodeURIComponent(name)}` : `/${folder}/${encodeURIComponent(name)}`;
}

/** Where a user's page is. */
export const userPath = (userName: string): string => pathOf('users', userName);
/** Where a group's page is. */
export const groupPath = (groupName: string): string => pathOf('groups', groupName);

/** The name that an address holds. @param segment as the router read it. */
export function nameIn(segment: string | undefined, search: URLSearchParams): string {
  return (segment === ELSEWHERE ? search.get('name') : segment) ?? '';
}
