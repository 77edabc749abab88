import { createContext, useContext } from 'react';
import type { Appearance } from './appearance.ts';

interface Choice {
  readonly appearance: Appearance;
  readonly choose: (change: Partial<Appearance>) => void;
}
export const AppearanceContext = createContext<Choice | undefined>(undefined);

/** How the console looks, and how to change it. */
export function useAppearance(): Choice {
  const choice = useContext(AppearanceContext);
  if (!choice) throw new RangeError('drawn outside of the app');
  return choice;
}
