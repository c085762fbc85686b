import { latin } from './sample.ts';

/** The header of a .npy file of version 1, with this text as its type. */
export function npyBytes(descr: string): Uint8Array {
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`.padEnd(118);
  return latin(`\x93NUMPY\x01\0\x76\0${header}`);
}
