import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';

type Preferences = CollectionPreferencesProps.Preferences;
interface ColumnOf {
  readonly id: string;
  readonly hidden?: boolean;
}

const keyOf = (table: string): string => `countersign-table-${table}`;

/**
 * What somebody chose for a table in this browser. Columns that came since are added, those that went are dropped.
 * @param pageSize how many rows a page has before anybody chose.
 */
export function readPreferences(table: string, columns: readonly ColumnOf[], pageSize: number): Preferences {
  const standard = columns.map(({ id, hidden }) => ({ id, visible: hidden !== true }));
  let kept: Preferences = {};
  try {
    kept = JSON.parse(localStorage.getItem(keyOf(table)) ?? '{}') as Preferences;
  } catch {
    // storage is switched off, or holds something else
  }
  const chosen = (kept.contentDisplay ?? []).filter(({ id }) => columns.some((column) => column.id === id));
  const added = standard.filter(({ id }) => !chosen.some((column) => column.id === id));
  return { pageSize: kept.pageSize ?? pageSize, wrapLines: kept.wrapLines ?? false, contentDisplay: [...chosen, ...added] };
}

/** Keeps a choice in this browser. */
export function keepPreferences(table: string, preferences: Preferences): void {
  try {
    localStorage.setItem(keyOf(table), JSON.stringify(preferences));
  } catch {
    // A browser without storage forgets it with the page.
  }
}
