import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { readFacts, signInStep } from '../api/session.ts';
import { LANGUAGES, useText, type Language } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { isDark } from './appearance.ts';
import { useAppearance } from './appearance-context.ts';
import logo from './logo.svg';
import { useSession } from './session-context.ts';

const Palette = lazy(() => import('./palette.tsx'));

const signOut = async (): Promise<void> => {
  await signInStep('sign-out', {});
  window.location.assign('/console/'); // a fresh page: nothing of the old one is left in memory
};

/** The bar at the top: find anything, help, appearance, and who is signed in. */
export function TopBar(): JSX.Element {
  const text = useText(commonText);
  const session = useSession();
  const navigate = useNavigate();
  const { appearance, choose } = useAppearance();
  const { data: facts } = useQuery({ queryKey: ['facts'], queryFn: readFacts, staleTime: Infinity });
  const [isPaletteOpen, setPaletteOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const chosen = (id: string): void => {
    if (id === 'dark' || id === 'light') choose({ mode: id });
    if (id === 'compact' || id === 'comfortable') choose({ density: id });
    if (Object.hasOwn(LANGUAGES, id)) choose({ language: id as Language });
  };
  const account = session.accountAlias === null ? session.accountId : `${session.accountAlias} (${session.accountId})`;
  const name = session.userName ?? text.nav.root;
  const utilities: TopNavigationProps.Utility[] = [
    // There from the start, though what it lists comes later: nothing may move under somebody's pointer.
    ...(facts?.docs.length !== 0
      ? [
          {
            type: 'menu-dropdown' as const,
            iconName: 'status-info' as const,
            ariaLabel: text.nav.help,
            title: text.nav.help,
            items: (facts?.docs ?? []).map(({ path, title }) => ({ id: path, text: title, href: path, external: true })),
          },
        ]
      : []),
    {
      type: 'button',
      iconName: 'search',
      text: text.nav.palette,
      ariaLabel: `${text.nav.palette} (Ctrl+K)`,
      onClick: () => setPaletteOpen(true),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: text.nav.settingsMenu,
      title: text.nav.settingsMenu,
      items: [
        isDark(appearance) ? { id: 'light', text: text.nav.light } : { id: 'dark', text: text.nav.dark },
        appearance.density === 'compact'
          ? { id: 'comfortable', text: text.nav.comfortable }
          : { id: 'compact', text: text.nav.compact },
        {
          id: 'language',
          text: text.nav.language,
          items: Object.entries(LANGUAGES).map(([id, language]) => ({ id, text: language })),
        },
      ],
      onItemClick: ({ detail }) => chosen(detail.id),
    },
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: name,
      description: `${text.nav.account} ${account}`,
      items: [
        { id: 'me', text: text.nav.me, href: '/console/me' },
        { id: 'sign-out', text: text.nav.signOut },
      ],
      onItemFollow: (event) => {
        event.preventDefault();
        void navigate('/me');
      },
      onItemClick: ({ detail }) => {
        if (detail.id === 'sign-out') void signOut();
      },
    },
  ];
  return (
    <>
      <TopNavigation
        identity={{
          href: '/console/',
          title: text.product,
          logo: { src: logo, alt: text.tagline },
          onFollow: (event) => {
            event.preventDefault();
            void navigate('/');
          },
        }}
        utilities={utilities}
      />
      {isPaletteOpen && (
        <Suspense fallback={null}>
          <Palette onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
