import { memorySource } from '@weighbridge/core';
import { readModelFile, writeSafetensors } from '@weighbridge/model-formats';

// Two tensors, as a training run would save them. `openFile` of @weighbridge/core/node reads from disk.
const whole = writeSafetensors([
  { name: 'dense.weight', dtype: 'F32', shape: [4, 3], data: new Uint8Array(48) },
  { name: 'dense.bias', dtype: 'F16', shape: [4], data: new Uint8Array(8) },
]);
await show('whole', whole);

// The result of an aborted download, and what an attacker appends after the last tensor.
await show('cut', whole.slice(0, -10));
await show('padded', Uint8Array.from([...whole, ...new TextEncoder().encode('#!/bin/sh')]));

/** Reads only the header; no weight is loaded and nothing is run. */
async function show(name: string, bytes: Uint8Array): Promise<void> {
  const reading = await readModelFile(memorySource(bytes), { path: 'model.safetensors' });
  if (reading === undefined) throw new Error('not a format that is known');
  const { facts, findings, canCarryCode } = reading;
  console.log(
    `${name}: ${facts.parameterCount ?? 'unknown'} parameters, can carry code: ${canCarryCode}`,
  );
  for (const { level, ruleId, message } of findings)
    console.log(`  ${level} ${ruleId}: ${message}`);
}
