import { VisuallyHidden } from '@backstage/ui';

/** Announces a change to a screen reader, politely; the element stays in the page so that changes are noticed. */
export function Announcement({ text }: { readonly text: string }) {
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
