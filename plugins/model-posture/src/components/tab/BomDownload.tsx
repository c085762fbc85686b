import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { modelPostureApiRef } from '../../api/ModelPostureApi.ts';

/** Saves the bill of materials that was made from the bytes; it is never shown as a page. */
export function BomDownload({ entity }: { readonly entity: CompoundEntityRef }) {
  const api = useApi(modelPostureApiRef);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const download = async () => {
    setState('busy');
    try {
      save(await api.getBom(entity), `${entity.name}.cdx.json`);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isDisabled={state === 'busy'}
        aria-label="Download the bill of materials"
        onPress={() => void download()}
      >
        Download
      </Button>
      <span role="status">{state === 'failed' ? ' It could not be read; try again.' : ''}</span>
    </>
  );
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
