import { useEffect, useState } from 'react';
import type { FleetQuery } from './useFleetQuery.ts';

/** How long somebody may pause while typing before the backend is asked. */
const PAUSE_MS = 250;

/** The text of the search field: written to the address when its writer pauses, and read from it when it changes. */
export function useSearchText({
  search,
  set,
}: Pick<FleetQuery, 'search' | 'set'>): readonly [string, (text: string) => void] {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return undefined;
    const timer = setTimeout(() => set({ q: text }), PAUSE_MS);
    return () => clearTimeout(timer);
    // What is in the address already needs no writing; it must not restart the pause either.
  }, [text, set]);
  return [text, setText];
}
