import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { lazy, Suspense, useState, type JSX, type ReactNode } from 'react';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { useComparisons } from './compare-rows.ts';
import { keepPreferences, readPreferences } from './kept-preferences.ts';

const TablePreferences = lazy(() => import('./table-preferences.tsx'));

/** A column: what it shows of a row, and what it is sorted and searched by. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column is sorted by and, where it is a text, a search looks in; left out: it is neither. */
  readonly value?: (row: Row) => string | number | undefined;
  /** What a search looks in, where that is another text. */
  readonly search?: (row: Row) => string | undefined;
  readonly width?: number;
  /** Not among the columns that are shown before anybody chose. */
  readonly hidden?: boolean;
}

interface Props<Row> {
  /** Names the table in this browser's kept preferences. */
  readonly id: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly rows: readonly Row[] | undefined;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called when it is selected, such as the user's name. */
  readonly nameOf: (row: Row) => string;
  readonly isLoading: boolean;
  readonly loadingText: string;
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
  readonly filterPlaceholder: string;
  readonly actions?: ReactNode;
  /** Stands in front of the search field, such as a filter by type. */
  readonly filters?: ReactNode;
  readonly selection?: {
    readonly type: 'single' | 'multi';
    readonly selected: readonly Row[];
    readonly onSelect: (rows: readonly Row[]) => void;
    readonly isDisabled?: (row: Row) => boolean;
  };
  readonly onRefresh?: () => void;
  readonly variant?: TableProps.Variant;
  readonly headingLevel?: 'h1' | 'h2' | 'h3';
  /** How many rows a page has before anybody chose: fewer where a form goes on below the table. */
  readonly pageSize?: 10 | 20 | 50;
  /** Shown in place of everything when the rows could not be read. */
  readonly failure?: ReactNode;
}

/** What stands where there are no rows. */
const nothing = (header: string, hint: string | undefined, action: ReactNode): JSX.Element => (
  <Box margin={{ vertical: 'xs' }} textAlign="center" color="inherit">
    <SpaceBetween size="m">
      <Box variant="strong" color="inherit">
        {header}
      </Box>
      {hint !== undefined && (
        <Box variant="p" color="inherit">
          {hint}
        </Box>
      )}
      {action}
    </SpaceBetween>
  </Box>
);

/** A table that searches, sorts, pages, and remembers which columns somebody wants. Made for thousands of rows in the browser. */
export function ResourceTable<Row>(props: Props<Row>): JSX.Element {
  const {
    id,
    title,
    rows,
    columns,
    keyOf,
    nameOf,
    isLoading,
    empty,
    selection,
    variant = 'full-page',
    headingLevel,
    pageSize = 50,
  } = props;
  const text = useText(commonText);
  const comparisonOf = useComparisons(columns);
  const [preferences, setPreferences] = useState(() => readPreferences(id, columns, pageSize));
  const { items, actions, filteredItemsCount, collectionProps, filterProps, paginationProps } = useCollection<Row>(rows ?? [], {
    filtering: {
      empty: nothing(empty.title, empty.hint, empty.action),
      noMatch: nothing(
        text.noMatches,
        text.noMatchesHint,
        <Button formAction="none" onClick={() => actions.setFiltering('')}>
          {text.clearFilter}
        </Button>,
      ),
      filteringFunction: (row, wanted) => {
        const needle = wanted.toLowerCase();
        return columns.some(({ value, search = value }) => {
          const found = search?.(row);
          return typeof found === 'string' && found.toLowerCase().includes(needle);
        });
      },
    },
    pagination: { pageSize: preferences.pageSize ?? pageSize },
    sorting: {},
  });
  const [isChoosing, setChoosing] = useState(false);
  const isSearched = filterProps.filteringText !== '';
  const total = rows?.length ?? 0;
  const counter = selection && selection.selected.length > 0 ? `(${selection.selected.length}/${total})` : `(${total})`;
  const definitions: TableProps.ColumnDefinition<Row>[] = columns.map(({ id: columnId, header, cell, value, width }) => ({
    id: columnId,
    header,
    cell,
    minWidth: 110,
    ...(width === undefined ? {} : { width }),
    ...(columnId === columns[0]?.id ? { isRowHeader: true } : {}),
    ...(value ? { sortingComparator: comparisonOf(columnId) } : {}),
  }));
  const choose = (chosen: CollectionPreferencesProps.Preferences): void => {
    setPreferences(chosen);
    keepPreferences(id, chosen);
  };

  return (
    <Table<Row>
      {...collectionProps}
      variant={variant}
      items={items}
      columnDefinitions={definitions}
      columnDisplay={preferences.contentDisplay ?? []}
      trackBy={keyOf}
      loading={isLoading}
      loadingText={props.loadingText}
      resizableColumns
      stickyHeader={variant === 'full-page'}
      wrapLines={preferences.wrapLines ?? false}
      enableKeyboardNavigation
      {...(selection
        ? {
            selectionType: selection.type,
            selectedItems: [...selection.selected],
            onSelectionChange: ({ detail }) => selection.onSelect(detail.selectedItems),
            ...(selection.isDisabled ? { isItemDisabled: selection.isDisabled } : {}),
          }
        : {})}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: title,
        allItemsSelectionLabel: ({ selectedItems }) => `${title} ${text.selected(selectedItems.length)}`,
        itemSelectionLabel: (_, row) => nameOf(row),
      }}
      header={
        <Header
          variant={headingLevel ?? (variant === 'full-page' ? 'h1' : 'h2')}
          counter={rows ? counter : ''}
          description={props.description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {props.onRefresh && (
                <Button formAction="none" iconName="refresh" ariaLabel={text.refresh} onClick={props.onRefresh} />
              )}
              {props.actions}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
      filter={
        props.failure ?? (
          <div className="filter-row">
            {props.filters}
            <div className="filter-field">
              <TextFilter
                {...filterProps}
                filteringPlaceholder={props.filterPlaceholder}
                filteringAriaLabel={props.filterPlaceholder}
                countText={isSearched ? text.matches(filteredItemsCount ?? 0) : ''}
              />
            </div>
          </div>
        )
      }
      pagination={<Pagination {...paginationProps} />}
      preferences={
        isChoosing ? (
          <Suspense fallback={<Button variant="icon" iconName="settings" loading ariaLabel={text.preferences} />}>
            <TablePreferences columns={columns} preferences={preferences} onChoose={choose} />
          </Suspense>
        ) : (
          <Button
            variant="icon"
            iconName="settings"
            formAction="none"
            ariaLabel={text.preferences}
            onClick={() => setChoosing(true)}
          />
        )
      }
    />
  );
}
