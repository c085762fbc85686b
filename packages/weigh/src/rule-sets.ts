import { ruleSet as bomRules } from '@weighbridge/aibom';
import type { RuleSet } from '@weighbridge/core';
import { ruleSet as signingRules } from '@weighbridge/model-signing';
import { ruleSet as weighRules } from './rules.ts';

/** The rules of every package that gives findings, one set each. Loads the readers of model files. */
export async function ruleSets(): Promise<readonly RuleSet[]> {
  const { ruleSet: formatRules } = await import('@weighbridge/model-formats');
  return [formatRules, bomRules, signingRules, weighRules];
}
