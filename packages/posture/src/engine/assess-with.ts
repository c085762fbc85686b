import type { Evidence, EvidenceSummary, Posture } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition } from '../control.ts';
import { byRule, isAdverse, isReadBy, summarizeFindings } from '../input/findings.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Answer } from './answer.ts';
import { foldTypes, withMemory } from './answer.ts';
import { foldType } from './fold.ts';
import { decide } from './gate.ts';
import type { Observations } from './observe.ts';
import { observe } from './observe.ts';
import { gateSentence } from './sentence.ts';
import { countVerdicts, coverVerdicts, toVerdict } from './verdict.ts';
import { findWaivers } from './waivers.ts';
import type { Missing } from './withdrawn.ts';
import { carryOn, findVanished, missingFor, withdrawnAt, withoutAdverse } from './withdrawn.ts';

/** Assesses checked inputs against a catalogue: the whole engine, knowing nothing of any one control. */
export function assessWith(catalogue: Catalogue, inputs: Inputs): Posture {
  const { observations, witnessed } = observe(catalogue, inputs);
  const vanished = findVanished(inputs);
  const inForce = findWaivers(catalogue, inputs, witnessed);
  const rows = catalogue.controls.map((control) => {
    const missing = missingFor(control, vanished, inputs, observations);
    const answer = withMemory(
      control,
      answerOf(control, inputs, observations, vanished),
      missing,
      inputs.previous,
    );
    return { missing, verdict: toVerdict(control.id, answer, inForce.byControl.get(control.id)) };
  });
  const verdicts = rows.map(({ verdict }) => verdict);
  const answered = answeredWithoutAdverse(catalogue, inputs, observations, vanished);
  const { gate, waivers } = decide(verdicts, inForce, inputs, answered);
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
      catalogue,
      inputs,
    ),
    waivers,
  };
}

function answerOf(
  control: ControlDefinition,
  inputs: Inputs,
  observations: Observations,
  vanished: Missing,
): Answer {
  const findings = inputs.findings
    .filter((finding) => isAdverse(finding) && isReadBy(finding.ruleId, control.rules))
    .sort(byRule);
  const types = control.needs.map((need) => {
    const seen = observations(control.id, need.type);
    return foldType(need, seen, inputs.now, withdrawnAt(vanished, need.type));
  });
  return foldTypes(types, findings);
}

/** Whether a control would pass or not apply if nothing adverse had been seen of it. */
function answeredWithoutAdverse(
  catalogue: Catalogue,
  inputs: Inputs,
  observations: Observations,
  vanished: Missing,
): (id: string) => boolean {
  const spared: Observations = (control, type) =>
    observations(control, type).filter(({ standing }) => standing !== 'adverse');
  return (id) => {
    const control = catalogue.controls.find((each) => each.id === id);
    if (control === undefined) return false;
    const gone = withoutAdverse(vanished, id, inputs);
    const { status } = answerOf(control, { ...inputs, findings: [] }, spared, gone);
    const { evidence } = missingFor(control, gone, inputs, spared);
    return (status === 'pass' || status === 'not-applicable') && evidence.length === 0;
  };
}

function summarize({ id, type, subject, observedAt }: Evidence): EvidenceSummary {
  return { id, type, subject, observedAt };
}
