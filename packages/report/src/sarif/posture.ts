import { isWaiting } from '@weighbridge/core/view';
import type { PostureReport } from '../report.ts';
import { idOf } from './id.ts';
import { verdictResult } from './results.ts';
import { controlRule } from './rules.ts';
import type { SarifParts } from './types.ts';

/** One result per verdict, with its control as a rule, and how the run ended. */
export function postureSarif(report: PostureReport): SarifParts {
  const { controls, posture } = report;
  const told = toldVerdicts(report);
  const ids = new Set(told.map(({ control }) => control));
  const byId = new Map(controls.map((control) => [control.id, control]));
  return {
    rules: controls.filter(({ id }) => ids.has(id)).map(controlRule),
    results: told.map((verdict) =>
      verdictResult(verdict, byId.get(verdict.control), posture.subject.model),
    ),
    run: runOf(report),
  };
}

/** If nothing collects the evidence, nothing was checked: that is not a result. */
function toldVerdicts({ posture }: PostureReport): PostureReport['posture']['verdicts'] {
  return posture.verdicts.filter((verdict) => !isWaiting(verdict));
}

function runOf({ posture }: PostureReport): object {
  const { gate, counts, coverage, policy, subject, verdicts } = posture;
  const silent = verdicts.filter(isWaiting);
  return {
    automationDetails: {
      id: idOf('weighbridge', policy.name, subject.model, ''),
      description: { text: 'One model assessed under one policy.' },
    },
    properties: {
      gate: gate.outcome,
      counts,
      coverage,
      notLookedFor: silent.map(({ control }) => control),
      policy,
      subject,
    },
  };
}
