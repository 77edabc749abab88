import type { ComponentType } from 'react';
import type { CommonText } from '../text/common.ts';

type Nav = keyof CommonText['nav'];

/** One page: where it is, and what draws it when somebody goes there. */
export interface Page {
  /** Below `/console/`, as react-router writes paths. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A line of the navigation, and the heading it stands under. */
export interface NavLine {
  readonly text: Nav;
  readonly path: string;
  readonly section?: Nav;
}

/** Every page of the console. A page that is not built does not stand here, nor in the navigation. */
export const PAGES: readonly Page[] = [
  { path: '', load: () => import('../pages/dashboard/dashboard.tsx') },
  { path: 'users', load: () => import('../pages/users/users.tsx') },
  { path: 'users/create', load: () => import('../pages/users/create-user.tsx') },
  { path: 'users/:userName', load: () => import('../pages/users/user.tsx') },
  { path: 'users/:userName/create-access-key', load: () => import('../pages/keys/create-access-key.tsx') },
  { path: 'users/:userName/rotate-access-key/:accessKeyId', load: () => import('../pages/keys/rotate-access-key.tsx') },
  { path: 'groups', load: () => import('../pages/groups/groups.tsx') },
  { path: 'groups/create', load: () => import('../pages/groups/create-group.tsx') },
  { path: 'groups/:groupName', load: () => import('../pages/groups/group.tsx') },
  { path: 'policies', load: () => import('../pages/policies/policies.tsx') },
  { path: 'policies/create', load: () => import('../pages/policies/create-policy.tsx') },
  { path: 'policies/edit', load: () => import('../pages/policies/edit-policy.tsx') },
  { path: 'policies/details', load: () => import('../pages/policies/policy.tsx') },
  { path: 'keys', load: () => import('../pages/keys/keys.tsx') },
  { path: 'settings', load: () => import('../pages/settings/settings.tsx') },
  { path: 'audit', load: () => import('../pages/audit/audit.tsx') },
  { path: 'me', load: () => import('../pages/me/me.tsx') },
  { path: 'me/create-access-key', load: () => import('../pages/keys/create-access-key.tsx') },
  { path: 'me/rotate-access-key/:accessKeyId', load: () => import('../pages/keys/rotate-access-key.tsx') },
  { path: 'welcome', load: () => import('../pages/welcome/welcome.tsx') },
];

export const NAVIGATION: readonly NavLine[] = [
  { text: 'dashboard', path: '/' },
  { text: 'groups', path: '/groups', section: 'access' },
  { text: 'users', path: '/users', section: 'access' },
  { text: 'policies', path: '/policies', section: 'access' },
  { text: 'keys', path: '/keys', section: 'access' },
  { text: 'settings', path: '/settings', section: 'access' },
  { text: 'audit', path: '/audit', section: 'reports' },
];
