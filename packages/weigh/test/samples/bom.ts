import { writeSafetensors } from '@weighbridge/model-formats';
import { observe } from '../../src/observe.ts';
import { readings } from '../../src/readings/index.ts';
import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf, NOW, text } from '../support/signed-models.ts';

const { read } = await observe({ folder: folderOf(FILES) }, { now: NOW, instruments: [] });
const shipped = { ...FILES, 'bom.cdx.json': text(await read(readings.bom)) };
/** Twice the parameters of the model that the bill of materials is about. */
const swapped = writeSafetensors([
  { name: 'w', dtype: 'F32', shape: [2, 4], data: new Uint8Array(32) },
]);

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(shipped) },
    payloads: {
      'bom/cyclonedx': { origin: 'shipped', path: 'bom.cdx.json', valid: true, bound: true },
      'bom/claims': { origin: 'shipped', path: 'bom.cdx.json', contradicted: [] },
    },
  },
  hostile: {
    inputs: { folder: folderOf({ ...shipped, 'model.safetensors': swapped }) },
    payloads: {
      'bom/cyclonedx': { origin: 'shipped', bound: false },
      'bom/claims': { contradicted: ['model.parameters', 'model.parametersByDtype'] },
    },
  },
  also: [{ folder: folderOf(FILES) }],
};
