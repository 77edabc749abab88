import AppLayout from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import { Suspense, useCallback, useEffect, useState, type JSX } from 'react';
import { Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { CrumbsContext, type Crumb } from './breadcrumbs.ts';
import { mendToolbar } from './mend-toolbar.ts';
import { NotifyContext, type Notice } from './notify.ts';
import { NAVIGATION } from './pages.ts';
import { TopBar } from './top-bar.tsx';

const PREFIX = '/console';

/** What stands around every page: the top bar, the navigation, where one is, and messages. */
export function Shell(): JSX.Element {
  const text = useText(commonText);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isLoading = useNavigation().state === 'loading';
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  const [notices, setNotices] = useState<readonly (Notice & { readonly id: string })[]>([]);
  const [isNavigationOpen, setNavigationOpen] = useState(() => window.innerWidth > 688);
  const notify = useCallback((notice: Notice) => {
    const id = String(Math.random());
    setNotices((shown) => [{ ...notice, id }, ...shown].slice(0, 5));
  }, []);
  useEffect(() => mendToolbar(document.body), []);
  const dismiss = (id: string): void => setNotices((shown) => shown.filter((notice) => notice.id !== id));
  // A success belongs to what was done on the page; what went wrong stays until somebody has read it.
  useEffect(() => {
    if (pathname.endsWith('/create')) setNotices((shown) => shown.filter(({ type }) => type !== 'success'));
  }, [pathname]);

  const follow = (event: CustomEvent<{ readonly href?: string; readonly external?: boolean }>): void => {
    const { href, external } = event.detail;
    if (external === true || href === undefined) return;
    event.preventDefault();
    void navigate(href.slice(PREFIX.length) || '/');
  };
  const active = NAVIGATION.filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))).at(-1);
  const items: SideNavigationProps.Item[] = [];
  for (const { text: name, path, section } of NAVIGATION) {
    const line: SideNavigationProps.Link = { type: 'link', text: text.nav[name], href: PREFIX + path };
    const last = items.at(-1);
    if (section === undefined) items.push(line);
    else if (last?.type === 'section' && last.text === text.nav[section]) (last.items as SideNavigationProps.Item[]).push(line);
    else items.push({ type: 'section', text: text.nav[section], items: [line] });
  }

  return (
    <NotifyContext value={notify}>
      <CrumbsContext value={setCrumbs}>
        <div id="top">
          <TopBar />
        </div>
        <AppLayout
          headerSelector="#top"
          toolsHide
          navigationOpen={isNavigationOpen}
          onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
          ariaLabels={{ navigation: text.nav.navigation, notifications: text.nav.notifications }}
          navigation={
            <SideNavigation
              header={{ text: 'IAM', href: `${PREFIX}/` }}
              activeHref={PREFIX + (active?.path ?? pathname)}
              items={items}
              onFollow={follow}
            />
          }
          breadcrumbs={
            crumbs.length > 0 && (
              <BreadcrumbGroup
                ariaLabel={text.nav.breadcrumbs}
                items={[{ text: 'IAM', path: '/' }, ...crumbs].map(({ text: name, path }) => ({
                  text: name,
                  href: PREFIX + path,
                }))}
                onFollow={follow}
              />
            )
          }
          notifications={
            <Flashbar
              items={notices.map(({ id, ...notice }) => ({
                ...notice,
                id,
                dismissible: true,
                dismissLabel: text.nav.dismiss,
                onDismiss: () => dismiss(id),
              }))}
            />
          }
          content={
            <Suspense fallback={<Spinner size="large" />}>
              <div aria-busy={isLoading}>
                <Outlet />
              </div>
            </Suspense>
          }
        />
      </CrumbsContext>
    </NotifyContext>
  );
}
