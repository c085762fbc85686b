import type { Control } from '@weighbridge/core';
import type { ControlDefinition } from './control.ts';
import { controls as definitions } from './controls/index.ts';
import { PostureError } from './error.ts';
import type { FrameworkReference } from './framework.ts';
import { referencesIn } from './framework.ts';
import { frameworks } from './frameworks/index.ts';
import { builtInPolicies } from './policies/index.ts';

/** Everything there is to say about one control. */
export interface ControlExplanation {
  /** The control as plain data. */
  readonly control: Control;
  /** What the control asks of a model. */
  readonly question: string;
  /** What it provides evidence for. */
  readonly frameworks: readonly FrameworkReference[];
  /** Names of the built-in policies that require it. */
  readonly requiredBy: readonly string[];
  /** Evidence types it needs that nothing collects yet; it cannot pass while there are any. */
  readonly uncollected: readonly string[];
}

/** Every control as plain data, in display order. */
export const controls: readonly Control[] = definitions.map(describe);

/** Returns `controls`, for callers that want a function. */
export function listControls(): readonly Control[] {
  return controls;
}

/**
 * What a control asks, what it reads, what fails it, what to do, and what it is evidence for.
 *
 * @throws {PostureError} UNKNOWN_CONTROL when the catalogue has no such id
 */
export function explainControl(id: string): ControlExplanation {
  const control = definitions.find((each) => each.id === id);
  if (control === undefined) {
    throw new PostureError(
      'UNKNOWN_CONTROL',
      `no control is called ${JSON.stringify(id.slice(0, 40))}`,
    );
  }
  const policies = Object.values(builtInPolicies);
  return {
    control: describe(control),
    question: control.question,
    frameworks: frameworks.flatMap((framework) => referencesIn(framework, id)),
    requiredBy: policies
      .filter(({ requires }) => requires === 'all' || requires.includes(id))
      .map(({ name }) => name),
    uncollected: control.needs.flatMap(({ type, judge }) => (judge === undefined ? [type] : [])),
  };
}

function describe({ question: _question, needs, unless, ...control }: ControlDefinition): Control {
  return {
    ...control,
    needs: needs.map(({ type, shows }) => ({ type, shows })),
    ...(unless === undefined ? {} : { unless: { type: unless.type, shows: unless.shows } }),
  };
}
