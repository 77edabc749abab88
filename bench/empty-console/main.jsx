// The least that the design system can be: its frame, and a table of rows that are there already. No router, no calls, no texts.
import '@cloudscape-design/global-styles/index.css';
import AppLayout from '@cloudscape-design/components/app-layout';
import Header from '@cloudscape-design/components/header';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Table from '@cloudscape-design/components/table';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

const NAMES = ['Name', 'Groups', 'Last activity', 'MFA', 'Password age', 'Active key age'];
const items = Array.from({ length: 26 }, (_, row) => NAMES.map((name) => (name === 'Name' ? `user-${row}` : `${name} ${row}`)));
const columnDefinitions = NAMES.map((header, i) => ({ id: header, header, cell: (item) => item[i] }));
const links = NAMES.map((text) => ({ type: 'link', text, href: '#' }));

const table = h(Table, { items, columnDefinitions, header: h(Header, { variant: 'h1' }, 'Users'), variant: 'full-page' });
const navigation = h(SideNavigation, { header: { text: 'Empty', href: '#' }, items: links });
createRoot(document.getElementById('root')).render([
  h('div', { id: 'top', key: 'top' }, h(TopNavigation, { identity: { href: '#', title: 'Empty' } })),
  h(AppLayout, { key: 'app', content: table, navigation, toolsHide: true, headerSelector: '#top', contentType: 'table' }),
]);
