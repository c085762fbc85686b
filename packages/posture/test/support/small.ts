import type { Evidence, Finding, Posture, Waiver } from '@weighbridge/core';
import { makeFinding } from '@weighbridge/core';
import type { Catalogue } from '../../src/catalogue.ts';
import { makeCatalogue } from '../../src/catalogue.ts';
import type { ControlDefinition, Judgement, Need } from '../../src/control.ts';
import { assessWith } from '../../src/engine/assess-with.ts';
import { checkInputs } from '../../src/input/inputs.ts';
import type { Policy } from '../../src/policy.ts';
import { fact, MODEL, NOW } from './facts.ts';

/** A need that takes its answer from the payload: `{ says: 'supports', message, reason }`. */
export function asks(type: string, changes: Partial<Need> = {}): Need {
  return {
    type,
    shows: 'It.',
    grants: 'pass',
    judge: ({ says, message, reason }) => {
      if (says === 'throws') throw new Error('unreadable');
      const told = reason === undefined ? {} : { reason };
      return { outcome: says, message: message ?? `It ${says as string}.`, ...told } as Judgement;
    },
    ...changes,
  };
}

/** A need whose type nothing collects. */
export function uncollected(type: string): Need {
  return { type, shows: 'It.', grants: 'pass' };
}

/** A control that reads some types. */
export function control(
  id: string,
  needs: readonly Need[],
  changes: Partial<ControlDefinition> = {},
): ControlDefinition {
  return {
    id,
    version: 1,
    family: 'artifact',
    title: id,
    question: `${id}?`,
    severity: 'high',
    maxAgeDays: 10,
    needs,
    rules: [],
    remediation: 'Mend it.',
    ...changes,
  };
}

/** Evidence that each judge made by `asks` answers in the way that the payload specifies. */
export function says(
  type: string,
  outcome: string,
  changes: Partial<Omit<Evidence, 'id'>> = {},
): Evidence {
  return fact(type, { says: outcome }, changes);
}

/** A finding that fails the controls that read its rule. */
export function bad(ruleId: string, message = 'Bad.'): Finding {
  return makeFinding({
    ruleId,
    kind: 'fail',
    level: 'error',
    message,
    locations: [{ path: ruleId }],
  });
}

/** A waiver for one control, in force from three days before `NOW`. */
export function waiver(id: string, of: string, notAfter: string): Waiver {
  return {
    id,
    control: of,
    who: 'ada',
    reason: 'Later.',
    scope: { model: MODEL },
    issuedAt: '2026-11-20T00:00:00Z',
    notAfter,
  };
}

/** Assesses under a catalogue of a few controls. */
export function assessSmall(
  controls: readonly ControlDefinition[] | Catalogue,
  evidence: readonly Evidence[],
  given: {
    readonly findings?: readonly Finding[];
    readonly policy?: Partial<Policy>;
    readonly now?: string;
    readonly previous?: Posture;
  } = {},
): Posture {
  const catalogue = 'digest' in controls ? controls : makeCatalogue('1', controls);
  const { findings = [], policy, now = NOW, previous } = given;
  return assessWith(
    catalogue,
    checkInputs(catalogue, {
      evidence,
      findings,
      policy: { name: 'small', requires: 'all', ...policy },
      now,
      previous,
    }),
  );
}
