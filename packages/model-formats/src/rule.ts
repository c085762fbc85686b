import type { GradedRule } from '@weighbridge/core';

/** Types a table of rules; returns it unchanged. */
export function defineFormatRules<const R extends readonly GradedRule[]>(rules: R): R {
  return rules;
}
