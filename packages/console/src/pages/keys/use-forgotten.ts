import { useEffect } from 'react';

/** Forgets when the page is put away: a browser may keep it as it was for the way back, with all that it held. */
export function useForgottenAtLeave(forget: () => void): void {
  useEffect(() => {
    window.addEventListener('pagehide', forget);
    return () => window.removeEventListener('pagehide', forget);
  }, [forget]);
}
