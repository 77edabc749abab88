import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { JSX } from 'react';
import { useRouteError } from 'react-router';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

/** Stands in place of a page that threw: the rest of the console goes on. */
export function PageFault(): JSX.Element {
  const text = useText(commonText);
  const error = useRouteError();
  return (
    <Alert
      type="error"
      header={text.somethingWrong}
      action={<Button onClick={() => window.location.reload()}>{text.retry}</Button>}
    >
      {error instanceof Error ? error.message : String(error)}
    </Alert>
  );
}
