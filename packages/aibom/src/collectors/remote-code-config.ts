import type { Finding } from '@weighbridge/core';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import { finding } from '../finding.ts';
import { remoteCode } from '../rules.ts';
import { asList, at, cleanName, isRecord, member } from '../text.ts';

/** Files that a loader takes classes from. */
const CONFIGS = [
  'config.json',
  'tokenizer_config.json',
  'processor_config.json',
  'preprocessor_config.json',
  'image_processor_config.json',
  'video_preprocessor_config.json',
  'feature_extractor_config.json',
  'generation_config.json',
  'model_index.json',
];

/** Configuration that makes a loader import Python from the repository or from another one. */
export const remoteCodeConfig = defineCollector({
  id: 'remote-code-config',
  title: 'Configuration that asks for code',
  citations: ['https://huggingface.co/docs/transformers/custom_models'],
  async collect(files) {
    const list = claimList('declared', files.limits);
    const findings: Finding[] = [];
    for (const path of CONFIGS) {
      const config = await files.json(path);
      for (const { key, what, references } of requests(config)) {
        list.add('model.remoteCode', references, at(path, key));
        findings.push(
          finding(remoteCode, 'error', `${path} ${what}.`, [{ path, pointer: `/${key}` }]),
        );
      }
    }
    return { claims: list.claims, findings };
  },
});

interface Request {
  readonly key: string;
  readonly what: string;
  readonly references: readonly string[];
}

function requests(config: unknown): readonly Request[] {
  if (!isRecord(config)) return [];
  const found: Request[] = [];
  const classes = references(member(config, 'auto_map'));
  if (classes.length > 0) {
    found.push({
      key: 'auto_map',
      what: `maps classes to Python code: ${quote(classes)}`,
      references: classes,
    });
  }
  const pipelines = member(config, 'custom_pipelines');
  if (isRecord(pipelines) && Object.keys(pipelines).length > 0) {
    const names = Object.keys(pipelines).sort();
    found.push({
      key: 'custom_pipelines',
      what: `names pipelines made by Python code: ${quote(names)}`,
      references: names,
    });
  }
  if (isTrue(member(config, 'trust_remote_code'))) {
    found.push({
      key: 'trust_remote_code',
      what: 'tells the loader to trust remote code',
      references: [],
    });
  }
  return found;
}

/** `module.Class` or `other/repository--module.Class`, wherever they stand in the map. */
function references(map: unknown): readonly string[] {
  const values = isRecord(map)
    ? Object.values(map).flatMap((value) => [...asList(value)])
    : asList(map);
  return values
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .sort();
}

function quote(names: readonly string[]): string {
  const shown = names
    .slice(0, 3)
    .map((name) => cleanName(name, 80))
    .join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** What a lenient loader takes for true. */
function isTrue(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && value.toLowerCase() === 'true')
  );
}
