import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Untrusted } from '../parts/Untrusted.tsx';

/** An owner as the catalog calls it. */
export function OwnerName({ entityRef }: { readonly entityRef: string }) {
  return (
    <Untrusted text={useEntityPresentation(entityRef, { defaultKind: 'group' }).primaryTitle} />
  );
}
