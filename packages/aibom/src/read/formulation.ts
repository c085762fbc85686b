import type { JsonValue } from '@weighbridge/core';
import type { Node } from './node.ts';
import type { ClaimSink } from './sink.ts';

/** What a training workflow says of the model: settings, steps, when it ran. Workflows with other names are ignored. */
export function readFormulation(document: Node, sink: ClaimSink): void {
  const workflows = document.items('formulation').flatMap((formula) => formula.items('workflows'));
  const training = workflows.find(({ value }) =>
    /train|fine-?tun/i.test(JSON.stringify([nameOf(value, 'name'), nameOf(value, 'uid')])),
  );
  if (training === undefined) return;
  for (const key of ['name', 'uid']) training.text(key);
  sink.text('training.startedAt', training, 'timeStart');
  sink.text('training.finishedAt', training, 'timeEnd');
  const settings = training.items('inputs').flatMap((input) => input.items('parameters'));
  const values = settings.flatMap((parameter) => {
    const [name, value] = [parameter.text('name'), parameter.text('value')];
    parameter.text('dataType');
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  if (values.length > 0) sink.add('training.hyperParameters', Object.fromEntries(values), training);
  const steps = training.items('steps').map(stepOf);
  if (steps.length > 0) sink.add('training.steps', steps, training);
}

function nameOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function stepOf(step: Node): JsonValue {
  const [name, description] = [step.text('name'), step.text('description')];
  const [command] = step.items('commands');
  const executed = command?.text('executed');
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(executed === undefined ? {} : { command: executed }),
  };
}
