import { describeModel } from '@weighbridge/aibom';
import { cappedFindings } from '../findings.ts';
import { defineReading } from '../reading.ts';
import { content } from './content.ts';
import { digests } from './digests.ts';

/** What the files of the model say: headers and documents are read, weights are not. */
export const description = defineReading({
  id: 'description',
  needs: ['folder'],
  reads: [content, digests],
  async read({ inputs: { folder }, read, settings: { signal } }) {
    const { beside } = await read(content);
    const known = await read(digests);
    return describeModel(folder, { digests: known.digests, signal, beside });
  },
  findings: ({ findings }) => cappedFindings(findings),
});
