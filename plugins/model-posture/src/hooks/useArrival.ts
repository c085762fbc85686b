import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useNavigationType } from 'react-router-dom';

/**
 * Focuses the element that says where the user is, when a link led here and left the focus nowhere.
 *
 * A page that is opened or reloaded is left alone, and so is a focus that the user put elsewhere.
 */
export function useArrival<Target extends HTMLElement>(): RefObject<Target> {
  const target = useRef<Target>(null);
  const kind = useNavigationType();
  useEffect(() => {
    const { activeElement, body } = document;
    if (kind === 'PUSH' && (activeElement === null || activeElement === body)) {
      target.current?.focus({ preventScroll: true });
    }
    // Only when it appears: later changes must not take the focus.
  }, []);
  return target;
}
