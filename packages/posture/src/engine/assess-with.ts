import type { Gate, Posture, Verdict } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import { isAdverse, isReadBy, summarizeFindings } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';
import { foldTypes } from './answer.ts';
import { carryOn } from './carry-on.ts';
import { recallFacts } from './facts.ts';
import { foldType } from './fold.ts';
import { decide } from './gate.ts';
import { judgeEvidence } from './judge-evidence.ts';
import type { Looked } from './look-at.ts';
import { lookAt } from './look-at.ts';
import { recall } from './past.ts';
import { withRemedy } from './remedy.ts';
import { gateSentence } from './sentence.ts';
import { withoutAdverse } from './sight.ts';
import { countVerdicts, coverVerdicts, toVerdict } from './verdict.ts';
import type { WaiversInForce } from './waivers.ts';
import { findWaivers } from './waivers.ts';

/** Assesses checked inputs against a catalogue: the whole engine, independent of any single control. */
export function assessWith(catalogue: Catalogue, inputs: Inputs): Posture {
  const { judged, witnessed, standings } = judgeEvidence(catalogue, inputs);
  const memory = recall(inputs);
  const facts = recallFacts(catalogue, inputs);
  const looked = lookAt(catalogue, inputs, judged, memory, facts);
  const inForce = findWaivers(catalogue, inputs, witnessed);
  const verdicts = answerAll(inputs, looked, inForce);
  const forgivable = findForgivable(inputs, looked, inForce);
  const { gate, waivers } = decide(verdicts, inForce, inputs, forgivable);
  return {
    type: 'https://weighbridge.dev/posture/v1',
    subject: inputs.subject,
    assessedAt: new Date(inputs.now).toISOString(),
    previous: inputs.previous.name,
    policy: { name: inputs.policy.name, digest: inputs.digest },
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    ...totals(gate, verdicts, inputs),
    verdicts,
    evidence: inputs.evidence.map(({ id, type, subject, observedAt }) => ({
      id,
      type,
      subject,
      observedAt,
      standings: standings(id),
    })),
    findings: summarizeFindings(inputs.findings),
    withdrawn: carryOn(inputs, memory, looked),
    remembered: facts.remembered,
    waivers,
  };
}

function answerAll(
  inputs: Inputs,
  looked: readonly Looked[],
  { byControl }: WaiversInForce,
): readonly Verdict[] {
  const adverse = inputs.findings.filter(isAdverse);
  return looked.map(({ control, sights }) => {
    const types = sights.map((sight) => foldType(sight, inputs.now));
    const findings = adverse.filter(({ ruleId }) => isReadBy(ruleId, control.rules));
    const answer = foldTypes(types, findings);
    const verdict = toVerdict(control.id, answer, byControl.get(control.id));
    return withRemedy(verdict, control, answer, inputs.policy);
  });
}

function totals(
  gate: Omit<Gate, 'sentence'>,
  verdicts: readonly Verdict[],
  inputs: Inputs,
): Pick<Posture, 'gate' | 'counts' | 'coverage'> {
  const counts = countVerdicts(verdicts);
  const coverage = coverVerdicts(verdicts);
  const sentence = gateSentence(gate, counts, coverage, verdicts, inputs);
  return { gate: { ...gate, sentence }, counts, coverage };
}

/**
 * The controls with a waiver in force that counts. The waiver forgives what speaks against the control, so the gate
 * decides as if that were absent: a required control still needs another answer. By control: until when it has one
 * (milliseconds).
 */
function findForgivable(
  { required, now }: Inputs,
  looked: readonly Looked[],
  { byControl }: WaiversInForce,
): ReadonlyMap<string, number> {
  const answeredUntil = ({ sights }: Looked) => {
    const types = sights.map((sight) => foldType(withoutAdverse(sight), now));
    const { status } = foldTypes(types, []);
    if (status !== 'pass' && status !== 'not-applicable') return undefined;
    return Math.min(...types.map(({ staleAt }) => staleAt ?? Infinity));
  };
  const ends = looked
    .filter(({ control }) => byControl.has(control.id))
    .map((each) => {
      const { id } = each.control;
      return [id, required.has(id) ? answeredUntil(each) : Infinity] as const;
    });
  return new Map(ends.flatMap(([id, end]) => (end === undefined ? [] : [[id, end] as const])));
}
