// Child of reports.mjs: writes the API reports of the entries in the JSON file that its argument names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { ROOT } from '../lib/places.mjs';

/** @typedef {import('./entries.mjs').Entry & { out: string }} Job */

const silent = { default: { logLevel: /** @type {const} */ ('none') } };
/** @type {readonly Job[]} */
const jobs = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
for (const job of jobs) extract(job);

/** @param {Job} job */
function extract({ folder, report, declarations, out }) {
  const projectFolder = join(ROOT, folder);
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: declarations,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          files: [declarations],
          compilerOptions: {
            target: 'es2024',
            module: 'preserve',
            moduleResolution: 'bundler',
            allowImportingTsExtensions: true,
            noEmit: true,
            strict: true,
            skipLibCheck: true,
            jsx: 'react-jsx',
            lib: ['es2025', 'dom', 'dom.iterable'],
            types: [],
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: out,
        reportTempFolder: join(out, 'temp'),
        // A type that a signature names is part of it, whether it can be imported or not.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  });
  const { errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === 'error') console.error(`${folder}: ${message.text}`);
      message.handled = true;
    },
  });
  if (errorCount > 0) process.exitCode = 1;
}
