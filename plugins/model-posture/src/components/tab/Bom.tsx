import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { formatBytes } from '../../words.ts';
import { BomDownload } from './BomDownload.tsx';

/** Whether a bill of materials came with the model, and the one that was made from its bytes. */
export function Bom({
  detail: { bomBytes, bomShipped },
  entity,
}: {
  readonly detail: Pick<ModelDetail, 'bomBytes' | 'bomShipped'>;
  readonly entity: CompoundEntityRef;
}) {
  const came = bomShipped === null ? '' : `${bomShipped ? 'one' : 'none'} came with the model`;
  if (bomBytes === null) return came;
  const size = formatBytes(bomBytes);
  const made =
    came === ''
      ? `made from the bytes, ${size}`
      : `${came}; ${bomShipped ? 'another' : 'this one'} was made from its bytes, ${size}`;
  return (
    <>
      <span>{made}</span> <BomDownload entity={entity} />
    </>
  );
}
