import { findingByRule } from '@weighbridge/core';
import type { Finding, GradedRule, JsonObject } from '@weighbridge/core';
import type { Limits } from './limits.ts';
import { formatRules } from './rules/index.ts';
import type { FormatRuleId } from './rules/index.ts';

const RULES = new Map<string, GradedRule>(formatRules.map((rule) => [rule.id, rule]));
/** Names that are quoted in a message or that distinguish findings are cut to this many UTF-16 code units. */
const MAX_QUOTED = 120;

/** What was found and where, as far as a reader knows. */
export interface FindingDetail {
  readonly message: string;
  readonly byteOffset?: number;
  readonly byteLength?: number;
  readonly pointer?: string;
  /** Distinguishes findings of one rule in one file, for instance a tensor name. */
  readonly key?: string;
  readonly properties?: JsonObject;
}

/** The findings of one file so far. */
export interface FindingLog {
  add(ruleId: FormatRuleId, detail: FindingDetail): void;
  /** Whether an error was added, listed or not. */
  readonly failed: boolean;
  list(): readonly Finding[];
}

const SEVERITY = { error: 3, warning: 2, note: 1, none: 0 } as const;

/**
 * A log for one file that keeps at most `maxFindings`, each rule and key once, and says how many it left out. Errors
 * displace warnings, and warnings displace notes: a finding never gives way to a less severe one.
 */
export function findingLog(path: string, limits: Limits): FindingLog {
  const found = new Map<string, Finding>();
  let leftOut = 0;
  let errorsLeftOut = 0;
  let failed = false;
  return {
    add(ruleId, detail) {
      const rule = ruleOf(ruleId);
      failed ||= rule.level === 'error';
      const same = JSON.stringify([ruleId, detail.pointer, detail.key?.slice(0, MAX_QUOTED)]);
      if (found.has(same)) return;
      if (found.size >= limits.maxFindings) {
        leftOut += 1;
        const lesser = lastLesser(found, SEVERITY[rule.level]);
        if (lesser === undefined) {
          if (rule.level === 'error') errorsLeftOut += 1;
          return;
        }
        found.delete(lesser);
      }
      found.set(same, toFinding(path, rule, detail));
    },
    get failed() {
      return failed;
    },
    list() {
      const findings = [...found.values()];
      const last = findings.at(-1);
      if (leftOut === 0 || last === undefined) return findings;
      const errors = errorsLeftOut === 0 ? '' : `, ${errorsLeftOut} of them errors`;
      const message = `${last.message}; ${leftOut} more findings of this file are not listed${errors}`;
      return [...findings.slice(0, -1), { ...last, message }];
    },
  };
}

/** The last of the least severe findings, if it is less severe than this. */
function lastLesser(found: ReadonlyMap<string, Finding>, severity: number): string | undefined {
  let lesser: string | undefined;
  let least = severity - 1;
  for (const [key, { level }] of found) {
    const own = SEVERITY[level];
    if (own > least) continue;
    least = own;
    lesser = key;
  }
  return lesser;
}

/** A text from a model as a message may quote it: as JSON, cut. */
export function quote(text: string): string {
  return JSON.stringify(
    text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…`.toWellFormed() : text.toWellFormed(),
  );
}

/** The end of a message about one tensor: that others share its fault, or an empty text. */
export function andMore(count: number, all: number): string {
  return count === 1 ? '' : ` (${count} of ${all} tensors end beyond it)`;
}

function ruleOf(ruleId: FormatRuleId): GradedRule {
  const rule = RULES.get(ruleId);
  if (rule === undefined) throw new RangeError(`unknown rule ${ruleId}`);
  return rule;
}

function toFinding(path: string, rule: GradedRule, detail: FindingDetail): Finding {
  const { byteOffset, byteLength, pointer, key, message, properties } = detail;
  return findingByRule(rule, {
    kind: 'fail',
    level: rule.level,
    message,
    locations: [
      {
        path,
        ...(byteOffset !== undefined && { byteOffset }),
        ...(byteLength !== undefined && { byteLength }),
        ...(pointer !== undefined && { pointer }),
      },
    ],
    ...(properties !== undefined && { properties }),
    ...(key !== undefined && { key: key.slice(0, MAX_QUOTED).toWellFormed() }),
  });
}
