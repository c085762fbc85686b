import { Option } from 'commander';
import { defineCommand } from '../../command.ts';
import { addModelOptions, addOutputOptions, addPolicyOption, strictOption } from '../../options.ts';
import type { BomModelOptions } from './run.ts';

/** `weighbridge bom <model>`: the bill of materials of one model. */
export const bom = defineCommand<BomModelOptions>({
  name: 'bom',
  summary: 'write the bill of materials of a model (CycloneDX)',
  examples: [
    ['weighbridge bom ./fraud-v7 -o fraud.cdx.json', 'with the digest of every file'],
    ['weighbridge bom ./fraud-v7 --hash none', 'from headers alone, at once'],
    ['weighbridge bom ./fraud-v7 --no-timestamp', 'the same bytes for the same files'],
    ['weighbridge bom ./fraud-v7 --spec-version 1.6', 'for tools that do not read 1.7 yet'],
    ['weighbridge bom ./fraud-v7 --format pretty', 'each claim with how it is known'],
    ['weighbridge bom ./fraud-v7 --policy default', 'and answer by exit code as weigh does'],
  ],
  configure(parser) {
    parser.argument('<model>', 'the folder that holds the model, or its one file');
    addPolicyOption(parser, undefined);
    parser.addOption(strictOption());
    parser.addOption(
      new Option('--spec-version <version>', 'the CycloneDX version to write')
        .choices(['1.6', '1.7'])
        .default('1.7'),
    );
    parser.option(
      '--no-timestamp',
      'say no time: the same files then give the same bytes, as with SOURCE_DATE_EPOCH',
    );
    addOutputOptions(parser, 'json', ['pretty', 'json', 'sarif', 'html', 'markdown']);
    addModelOptions(parser);
  },
  async run(dir = '.', options, io) {
    const { withModel } = await import('../../model/session.ts');
    const { tellBom } = await import('./run.ts');
    return withModel(io, dir, options, (session) => tellBom(session, options, io));
  },
});
