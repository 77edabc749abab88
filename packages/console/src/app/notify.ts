import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useContext, type ReactNode } from 'react';

/** A message above the page. */
export interface Notice {
  readonly type: NonNullable<FlashbarProps.MessageDefinition['type']>;
  readonly content: ReactNode;
  readonly header?: ReactNode;
}
export const NotifyContext = createContext<(notice: Notice) => void>(() => undefined);

/** Shows a message above the page until it is dismissed. */
export const useNotify = (): ((notice: Notice) => void) => useContext(NotifyContext);
