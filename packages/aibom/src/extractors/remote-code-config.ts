import type { Finding } from '@weighbridge/core';
import { claimList } from '../claims.ts';
import { loaderRules } from '../configuration/loaders/index.ts';
import type { ConfigurationRead } from '../configuration/read.ts';
import type { FoundRequest } from '../configuration/search.ts';
import type { CodeAnswer, DescribedFile } from '../description.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { finding } from '../finding.ts';
import { unclearCode } from '../rules.ts';
import { cleanName } from '../text.ts';

/** Formats that are JSON or YAML by their bytes, and their language. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  json: 'json',
  'safetensors-index': 'json',
  yaml: 'yaml',
};
/** Endings that identify the language, even of a copy: `config.json.bak`. */
const JSON_NAME = /\.json[c5]?(?:\.[^./]*)?$/i;
const YAML_NAME = /\.ya?ml(?:\.[^./]*)?$|(?:^|\/)mlmodel$/i;
/** Prose, and rows of data: no loader takes settings from them. */
const NO_SETTINGS = /\.(?:jsonl|ndjson|txt|md|rst|csv|tsv|html?|jinja2?)$/i;

type Language = 'json' | 'yaml';

/** Roles of files that are not settings, whatever their names. */
const NO_CONFIGURATION: readonly string[] = ['model', 'code', 'archive'];
/** Formats of text that only its content can identify as JSON. */
const ANY_TEXT: readonly (string | null)[] = ['plain-text', 'text'];

/** How a file is searched: in which language, and whether it may turn out to be something else. */
function languageOf(file: DescribedFile): { language: Language; isSure: boolean } | undefined {
  const { path, format, role } = file;
  if (format === null || NO_CONFIGURATION.includes(role) || NO_SETTINGS.test(path))
    return undefined;
  const language = LANGUAGES[format] ?? languageNamed(path);
  if (language !== undefined) return { language, isSure: true };
  return ANY_TEXT.includes(format) ? { language: 'json', isSure: false } : undefined;
}

function languageNamed(path: string): Language | undefined {
  if (JSON_NAME.test(path)) return 'json';
  return YAML_NAME.test(path) ? 'yaml' : undefined;
}

/**
 * Configuration that makes a loader import or run code: every JSON and YAML file, in every folder and at every depth.
 */
export const remoteCodeConfig = defineExtractor({
  id: 'remote-code-config',
  title: 'Configuration that asks for code',
  citations: [...new Set(loaderRules.flatMap(({ citations }) => [...citations]))],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const findings: Finding[] = [];
    const code = new Map<string, CodeAnswer>();
    for (const file of files.files) {
      const { path } = file;
      const as = languageOf(file);
      if (as === undefined) continue;
      const read = await files.configuration(path, as.language);
      if (!as.isSure && read.trouble !== undefined) continue;
      for (const each of toFindings(path, read)) findings.push(each);
      for (const request of read.found) addClaim(list, path, request);
      const answer = answerOf(read);
      if (answer !== undefined) code.set(path, answer);
    }
    return { claims: list.claims, findings, code };
  },
});

function answerOf({ found, trouble }: ConfigurationRead): CodeAnswer | undefined {
  const complete = trouble === undefined;
  if (found.some(({ isUnclear }) => isUnclear !== true)) return { canCarryCode: 'yes', complete };
  return found.length > 0 || !complete ? { canCarryCode: 'unknown', complete } : undefined;
}

function addClaim(
  list: ClaimList,
  path: string,
  { pointer, references, isUnclear }: FoundRequest,
): void {
  if (isUnclear !== true)
    list.add('model.remoteCode', [...references].sort(), `${path}#${pointer}`);
}

function* toFindings(
  path: string,
  { found, leftOut, trouble }: ConfigurationRead,
): Generator<Finding> {
  const last = found.length - 1;
  for (const [i, { rule, does, references, pointer, isUnclear }] of found.entries()) {
    const named = references.length === 0 ? '' : `: ${quote([...references].sort())}`;
    const more = i === last && leftOut > 0 ? `; ${leftOut} more of this file are not listed` : '';
    const level = isUnclear === true ? 'warning' : 'error';
    yield finding(rule, level, `${path} ${does}${named}${more}.`, [{ path, pointer }], does);
  }
  if (trouble !== undefined) {
    const message = `${path} ${trouble}, so whether it asks for code is not known.`;
    yield finding(unclearCode, 'warning', message, [{ path }]);
  }
}

function quote(names: readonly string[]): string {
  const shown = names
    .slice(0, 3)
    .map((name) => cleanName(name, 80))
    .join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
