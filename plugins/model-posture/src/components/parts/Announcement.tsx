import { VisuallyHidden } from '@backstage/ui';

/** Tells a screen reader what changed, politely; the place stays in the page so that changes are noticed. */
export function Announcement({ text }: { readonly text: string }) {
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
