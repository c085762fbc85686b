import type { CommandPage } from '../../command.ts';

/** The help of `bom`. */
export const page: CommandPage = {
  summary: 'write the bill of materials of a model (CycloneDX)',
  arguments: [['<model>', 'the folder that holds the model, or its one file']],
  examples: [
    ['weighbridge bom ./fraud-v7 -o fraud.cdx.json', 'with the digest of every file'],
    ['weighbridge bom ./fraud-v7 --hash none', 'from headers only, instantly'],
    ['weighbridge bom ./fraud-v7 --no-timestamp', 'the same bytes for the same files'],
    ['weighbridge bom ./fraud-v7 --spec-version 1.6', 'for tools that do not read 1.7 yet'],
    ['weighbridge bom ./fraud-v7 --format pretty', 'each claim with how it is known'],
    ['weighbridge bom ./fraud-v7 --policy default', 'also set the exit code as weigh does'],
  ],
};
