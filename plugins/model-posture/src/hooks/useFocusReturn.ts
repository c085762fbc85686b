import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

/** What had the focus last, by the address of its page: the page is gone when the user comes back. */
const lastFocus = new Map<string, string>();

/** Links identify themselves by `data-focus-key`. */
const KEYED = '[data-focus-key]';

/** Returns the focus to the element that had it when the user left the page, once the page is shown again and `ready`. */
export function useFocusReturn<Scope extends HTMLElement>(ready: boolean): RefObject<Scope> {
  const scope = useRef<Scope>(null);
  const { pathname } = useLocation();
  const kind = useNavigationType();
  const arrival = useRef(kind);
  useEffect(() => {
    const place = scope.current;
    if (place === null || !ready) return undefined;
    const key = lastFocus.get(pathname);
    if (arrival.current === 'POP' && key !== undefined) find(place, key)?.focus();
    arrival.current = 'REPLACE' as typeof kind;
    const remember = ({ target }: Event) => {
      const found = target instanceof Element ? keyOf(target.closest(KEYED)) : undefined;
      if (found !== undefined) lastFocus.set(pathname, found);
    };
    place.addEventListener('focusin', remember);
    return () => place.removeEventListener('focusin', remember);
  }, [ready, pathname]);
  return scope;
}

function keyOf(element: Element | null): string | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  return element.dataset['focusKey'];
}

function find(scope: HTMLElement, key: string): HTMLElement | undefined {
  return Array.from(scope.querySelectorAll<HTMLElement>(KEYED)).find(
    (element) => keyOf(element) === key,
  );
}
