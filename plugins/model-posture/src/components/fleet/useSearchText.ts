import { useEffect, useState } from 'react';
import type { FleetQuery } from './useFleetQuery.ts';

/** How long a pause in typing lasts before the backend is asked. */
const PAUSE_MS = 250;

/** The text of the search field: written to the address when the user pauses, and read from it when it changes. */
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
    // What is already in the address is not written again, and must not restart the pause.
  }, [text, set]);
  return [text, setText];
}
