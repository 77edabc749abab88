import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, type JSX } from 'react';
import { setCallHooks } from '../api/call.ts';
import { hasCode } from '../api/api-error.ts';
import { readSession, type Session } from '../api/session.ts';
import { LanguageContext, type Language } from '../text/catalogue.ts';
import { AppearanceContext } from './appearance-context.ts';
import { applyAppearance, keepAppearance, readAppearance } from './appearance.ts';
import { Router } from './router.tsx';
import { SessionContext } from './session-context.ts';
import { createStepUp } from './step-up.ts';
import { Waiting } from './waiting.tsx';

const SignIn = lazy(() => import('../pages/sign-in/sign-in.tsx'));
const StepUpDialog = lazy(() => import('../pages/sign-in/step-up-dialog.tsx'));

const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: (count, error) => count < 2 && hasCode(error, 'NetworkError') } },
});
const stepUp = createStepUp();

// Asked while the page is still being put together: nothing can be drawn before it is known.
let asked: Promise<Session> | undefined = readSession();
const askOnce = (): Promise<Session> => {
  const first = asked;
  asked = undefined;
  return first ?? readSession();
};
asked.catch(() => undefined);

/** The console: who is signed in decides what is drawn. */
export function App(): JSX.Element {
  const [appearance, setAppearance] = useState(readAppearance);
  const value = useMemo(
    () => ({
      appearance,
      choose: (change: Partial<typeof appearance>) => {
        const next = { ...appearance, ...change };
        keepAppearance(next);
        applyAppearance(next);
        setAppearance(next);
      },
    }),
    [appearance],
  );
  return (
    <AppearanceContext value={value}>
      <LanguageContext value={appearance.language}>
        <Suspense fallback={<Waiting />}>
          <Translated language={appearance.language}>
            <QueryClientProvider client={client}>
              <Signed />
            </QueryClientProvider>
          </Translated>
        </Suspense>
      </LanguageContext>
    </AppearanceContext>
  );
}

/** The design system's own texts; English ones come with its code. */
function Translated({ language, children }: { readonly language: Language; readonly children: JSX.Element }): JSX.Element {
  const [messages, setMessages] = useState<readonly I18nProviderProps.Messages[]>([]);
  useEffect(() => {
    let isOver = false;
    const loaded =
      language === 'de'
        ? import('@cloudscape-design/components/i18n/messages/all.de')
        : import('@cloudscape-design/components/i18n/messages/all.en');
    void loaded.then((module) => (isOver ? undefined : setMessages([module.default])));
    return () => {
      isOver = true;
    };
  }, [language]);
  return (
    <I18nProvider locale={language} messages={messages}>
      {children}
    </I18nProvider>
  );
}

function Signed(): JSX.Element {
  const queries = useQueryClient();
  const [isEnded, setEnded] = useState(false);
  const { data: session, error, refetch } = useQuery({ queryKey: ['session'], queryFn: askOnce, staleTime: 60_000 });
  const isSignedIn = session?.signedIn === true;
  useEffect(() => {
    setCallHooks({
      onSessionEnded: () => {
        setEnded(true);
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        queries.setQueryData(['session'], { signedIn: false });
      },
      stepUp: stepUp.ask,
    });
  }, [queries]);

  if (error) throw error;
  if (!session) return <Waiting />;
  if (!isSignedIn) {
    return (
      <SignIn
        isEnded={isEnded}
        onSignedIn={() => {
          setEnded(false);
          queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
          void refetch();
        }}
      />
    );
  }
  return (
    <SessionContext value={session}>
      <Router />
      <Suspense fallback={null}>
        <StepUpGate />
      </Suspense>
    </SessionContext>
  );
}

/** Draws the dialog that asks for a fresh proof, while one is asked for. */
function StepUpGate(): JSX.Element | null {
  const pending = stepUp.usePending();
  return pending ? <StepUpDialog onEnd={pending} /> : null;
}
