import type { Evidence, EvidenceSummary, Posture } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition } from '../control.ts';
import { isAdverse, isReadBy, summarizeFindings } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';
import { foldTypes, withMemory } from './answer.ts';
import type { TypeAnswer } from './fold.ts';
import { foldType } from './fold.ts';
import { decide } from './gate.ts';
import type { Observations } from './observe.ts';
import { observe } from './observe.ts';
import { gateSentence } from './sentence.ts';
import { countVerdicts, coverVerdicts, toVerdict } from './verdict.ts';
import type { WaiversInForce } from './waivers.ts';
import { findWaivers } from './waivers.ts';
import type { Missing } from './withdrawn.ts';
import { carryOn, findVanished, lastListed, missingFor, withoutAdverse } from './withdrawn.ts';

/** Assesses checked inputs against a catalogue: the whole engine, knowing nothing of any one control. */
export function assessWith(catalogue: Catalogue, inputs: Inputs): Posture {
  const { observations, witnessed } = observe(catalogue, inputs);
  const vanished = findVanished(inputs);
  const inForce = findWaivers(catalogue, inputs, witnessed);
  const rows = catalogue.controls.map((control) => {
    const missing = missingFor(control, vanished, inputs, observations);
    const types = answerTypes(control, inputs, observations, vanished.evidence);
    const findings = inputs.findings.filter(
      (finding) => isAdverse(finding) && isReadBy(finding.ruleId, control.rules),
    );
    const answer = withMemory(control, foldTypes(types, findings), missing, inputs.previous);
    return { missing, verdict: toVerdict(control.id, answer, inForce.byControl.get(control.id)) };
  });
  const verdicts = rows.map(({ verdict }) => verdict);
  const forgivable = findForgivable(catalogue, inputs, inForce, (control) =>
    isAnsweredWithoutAdverse(control, inputs, observations, vanished),
  );
  const { gate, waivers } = decide(verdicts, inForce, inputs, forgivable);
  const counts = countVerdicts(verdicts);
  const coverage = coverVerdicts(verdicts);
  return {
    type: 'https://weighbridge.dev/posture/v1',
    subject: inputs.subject,
    assessedAt: new Date(inputs.now).toISOString(),
    policy: { name: inputs.policy.name, digest: inputs.digest },
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    gate: { ...gate, sentence: gateSentence(gate, counts, coverage, verdicts, inputs) },
    counts,
    coverage,
    verdicts,
    evidence: inputs.evidence.map(summarize),
    findings: summarizeFindings(inputs.findings),
    withdrawn: carryOn(
      vanished,
      rows.map(({ missing }) => missing),
      inputs,
    ),
    waivers,
  };
}

function answerTypes(
  control: ControlDefinition,
  inputs: Inputs,
  observations: Observations,
  withdrawn: readonly EvidenceSummary[],
): readonly TypeAnswer[] {
  return control.needs.map((need) => {
    const seen = observations(control.id, need.type);
    return foldType(need, seen, inputs.now, lastListed(need.type, withdrawn));
  });
}

/** The controls with a waiver in force that counts: required ones need an answer besides what is waived. */
function findForgivable(
  { controls }: Catalogue,
  { required }: Inputs,
  { byControl }: WaiversInForce,
  isAnswered: (control: ControlDefinition) => boolean,
): ReadonlySet<string> {
  const forgivable = controls.filter(
    (control) => byControl.has(control.id) && (!required.has(control.id) || isAnswered(control)),
  );
  return new Set(forgivable.map(({ id }) => id));
}

/** Whether a control would pass or not apply if nothing adverse had been seen of it. */
function isAnsweredWithoutAdverse(
  control: ControlDefinition,
  inputs: Inputs,
  observations: Observations,
  vanished: Missing,
): boolean {
  const spared: Observations = (id, type) =>
    observations(id, type).filter(({ standing }) => standing !== 'adverse');
  const gone = withoutAdverse(vanished, control.id, inputs);
  // What is missed stands against all support that is not newer, so an answer misses nothing.
  const { status } = foldTypes(answerTypes(control, inputs, spared, gone), []);
  return status === 'pass' || status === 'not-applicable';
}

function summarize({ id, type, subject, observedAt }: Evidence): EvidenceSummary {
  return { id, type, subject, observedAt };
}
