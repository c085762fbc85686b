// Child of reports.mjs: writes the API reports of the entries in the JSON file that its argument names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from '@microsoft/api-extractor';
import { ROOT } from '../lib/places.mjs';

/** @typedef {import('./entries.mjs').Entry & { out: string }} Job */

const silent = { default: { logLevel: ExtractorLogLevel.None } };
const messages = {
  compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
  extractorMessageReporting: silent,
  tsdocMessageReporting: silent,
};
const compilerOptions = {
  target: 'esnext',
  module: 'preserve',
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  jsx: 'react-jsx',
  lib: ['esnext', 'dom'],
  types: ['node'],
};

/** @type {readonly Job[]} */
const jobs = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** @param {Job} job */
function prepare({ folder, report, declarations, out }) {
  const projectFolder = join(ROOT, folder);
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: declarations,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { files: [declarations], compilerOptions } },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: out,
        reportTempFolder: join(out, 'temp'),
        // A type in a signature is part of the API, whether it can be imported or not.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages,
    },
  });
}

const prepared = jobs.map((job) => ({ folder: job.folder, config: prepare(job) }));
// One program for all entry points: separate ones would parse the same libraries again.
const compilerState = CompilerState.create(/** @type {any} */ (prepared[0]).config, {
  additionalEntryPoints: jobs.map(({ declarations }) => declarations),
});
for (const { folder, config } of prepared) {
  const { errorCount } = Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) console.error(`${folder}: ${message.text}`);
      message.handled = true;
    },
  });
  if (errorCount > 0) process.exitCode = 1;
}
