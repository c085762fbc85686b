import { defineFormat } from '../format.ts';
import { isHdf5 } from '../sniff/hdf5.ts';

/** Keras models in it can hold Lambda layers; a user block may precede the signature. */
export const hdf5 = defineFormat({
  id: 'hdf5',
  title: 'HDF5 file',
  mediaType: 'application/x-hdf5',
  names: { exclusive: ['.h5', '.hdf5', '.keras'] },
  canCarryCode: 'yes',
  role: 'model',
  citations: [
    'https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html',
    'https://keras.io/api/layers/core_layers/lambda/',
  ],
  sniff: (head) => isHdf5(head),
});
