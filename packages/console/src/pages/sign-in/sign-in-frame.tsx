import './sign-in.css';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type JSX, type ReactNode } from 'react';
import logo from '../../app/logo.svg';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { AppearanceChoice } from './appearance-choice.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands around each step of the sign-in: the name of the house, one card, and how it looks. */
export function SignInFrame({ title, children }: Props): JSX.Element {
  const text = useText(commonText);
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
  return (
    <div className="door">
      <header className="door-name">
        <img src={logo} alt="" width="44" height="44" />
        <div>
          <Box fontSize="heading-l" fontWeight="bold">
            {text.product}
          </Box>
          <Box color="text-body-secondary">{text.tagline}</Box>
        </div>
      </header>
      <main className="door-card">
        <Container header={<Header variant="h1">{title}</Header>}>
          <SpaceBetween size="l">{children}</SpaceBetween>
        </Container>
      </main>
      <footer className="door-foot">
        <AppearanceChoice />
      </footer>
    </div>
  );
}
