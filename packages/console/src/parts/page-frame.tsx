import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type JSX, type ReactNode } from 'react';
import { useCrumbs, type Crumb } from '../app/breadcrumbs.ts';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly info?: ReactNode;
  /** The way to the page, itself included; without it no breadcrumbs are shown. */
  readonly crumbs?: readonly Crumb[];
  readonly children: ReactNode;
}

const NOWHERE: readonly Crumb[] = [];

/** What every page begins with: its one h1, what it is about, what can be done with all of it. Names the browser's tab, too. */
export function PageFrame({ title, description, actions, info, crumbs = NOWHERE, children }: Props): JSX.Element {
  useCrumbs(crumbs);
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions} info={info}>
          <span className="breakable">{title}</span>
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  );
}
