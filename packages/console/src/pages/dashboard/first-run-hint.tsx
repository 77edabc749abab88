import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { JSX } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useReadAll } from '../../api/use-api.ts';
import { useText } from '../../text/catalogue.ts';
import { ADMINISTRATOR_POLICY, hasAdministrator } from './administrators.ts';
import { dashboardText } from './text.ts';

/** Leads root on to make an administrator, as long as there is none. For root alone. */
export function FirstRunHint(): JSX.Element | null {
  const text = useText(dashboardText);
  const navigate = useNavigate();
  const users = useReadAll('ListUserSummaries', {}, 'Users');
  const holders = useRead('ListEntitiesForPolicy', { PolicyArn: ADMINISTRATOR_POLICY, MaxItems: 1000 });
  if (!users.data || !holders.data || hasAdministrator(users.data, holders.data)) return null;
  return (
    <Alert
      type="info"
      header={text.firstRun}
      action={<Button onClick={() => void navigate('/welcome')}>{text.firstRunAction}</Button>}
    >
      {text.firstRunText}
    </Alert>
  );
}
