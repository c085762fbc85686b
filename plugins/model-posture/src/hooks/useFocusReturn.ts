import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useNavigationType } from 'react-router-dom';

/** Which link was followed last; the page that held it is gone meanwhile. */
let followed: string | undefined;

/**
 * Gives the focus back to the link that was followed, when its page is come back to.
 *
 * Links say who they are by `data-focus-key`.
 */
export function useFocusReturn<Scope extends HTMLElement>(): RefObject<Scope> {
  const scope = useRef<Scope>(null);
  const kind = useNavigationType();
  useEffect(() => {
    const place = scope.current;
    if (place === null) return undefined;
    if (kind === 'POP' && followed !== undefined) linkIn(place, followed)?.focus();
    followed = undefined;
    const remember = (event: Event) => {
      if (event.target instanceof Element) followed = keyOf(event.target);
    };
    place.addEventListener('click', remember);
    return () => place.removeEventListener('click', remember);
    // Only when it appears: going back is over once the page is there.
  }, []);
  return scope;
}

function keyOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-focus-key]')?.dataset['focusKey'];
}

function linkIn(scope: HTMLElement, key: string): HTMLElement | undefined {
  const links = scope.querySelectorAll<HTMLElement>('[data-focus-key]');
  return Array.from(links).find((link) => link.dataset['focusKey'] === key);
}
