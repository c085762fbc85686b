import { serializeBom, toCycloneDx } from '@weighbridge/aibom';
import { defineReading } from '../reading.ts';
import { description } from './description.ts';

/** The bill of materials made from the bytes, CycloneDX 1.7 JSON. */
export const bom = defineReading({
  id: 'bom',
  needs: [],
  reads: [description],
  async read({ read, settings: { now } }) {
    const described = await read(description);
    return serializeBom(toCycloneDx(described, { specVersion: '1.7', timestamp: now }));
  },
});
