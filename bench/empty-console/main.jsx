// What the design system costs by itself: its frame, and a table with the abilities of ours over rows that are there already.
// No sign-in, no calls, no router, no texts in other languages, nothing of ours.
import '@cloudscape-design/global-styles/index.css';
import { useCollection } from '@cloudscape-design/collection-hooks';
import AppLayout from '@cloudscape-design/components/app-layout';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { createRoot } from 'react-dom/client';

const NAMES = ['Name', 'Groups', 'Last activity', 'MFA', 'Password age', 'Active key age'];
const ITEMS = Array.from({ length: 26 }, (_, row) => ({ id: `user-${row}`, cells: NAMES.map((name) => `${name} ${row}`) }));
const COLUMNS = NAMES.map((header, i) => ({
  id: header,
  header,
  sortingComparator: (a, b) => a.cells[i].localeCompare(b.cells[i]),
  cell: ({ id, cells }) => (i === 0 ? <Link href="#">{id}</Link> : cells[i]),
}));
const LINKS = NAMES.map((text) => ({ type: 'link', text, href: '#' }));

function Users() {
  const { items, collectionProps, filterProps, paginationProps } = useCollection(ITEMS, {
    filtering: {},
    pagination: { pageSize: 50 },
    sorting: {},
    selection: {},
  });
  return (
    <Table
      {...collectionProps}
      items={items}
      columnDefinitions={COLUMNS}
      variant="full-page"
      selectionType="multi"
      resizableColumns
      stickyHeader
      header={<Header variant="h1">Users</Header>}
      filter={<TextFilter {...filterProps} filteringAriaLabel="Find" />}
      pagination={<Pagination {...paginationProps} />}
      preferences={<CollectionPreferences title="Preferences" confirmLabel="Confirm" cancelLabel="Cancel" preferences={{}} />}
    />
  );
}

createRoot(document.getElementById('root')).render(
  <>
    <div id="top">
      <TopNavigation identity={{ href: '#', title: 'Empty' }} />
    </div>
    <AppLayout
      content={<Users />}
      contentType="table"
      headerSelector="#top"
      navigation={<SideNavigation header={{ text: 'Empty', href: '#' }} items={LINKS} />}
      toolsHide
    />
  </>,
);
