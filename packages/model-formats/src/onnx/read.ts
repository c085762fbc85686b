import type { ByteSource } from '@weighbridge/core';
import { countingSource } from '../counting-source.ts';
import type { FindingLog } from '../finding.ts';
import { findingLog } from '../finding.ts';
import type { FormatReading, ReadContext } from '../format.ts';
import type { WalkProblem } from '../protobuf/problem.ts';
import { walkMessage } from '../protobuf/walk.ts';
import { makeReading } from '../reading.ts';
import { checkExternal } from './external.ts';
import { checkModel, toFacts } from './model.ts';
import { modelSpec } from './schema.ts';
import { newState } from './state.ts';

const RULES = {
  malformed: 'onnx/malformed',
  limit: 'onnx/limit-exceeded',
  'duplicate-field': 'onnx/duplicate-field',
  'unknown-field': 'onnx/unknown-field',
} as const;

/** Walks one model; tensor values are skipped, not read. */
export async function readOnnx(from: ByteSource, context: ReadContext): Promise<FormatReading> {
  const source = countingSource(from);
  const log = findingLog(context.path, context.limits);
  const state = newState(log, context.limits);
  const skipped: { what: string; reason: string }[] = [];
  const complete = await walkMessage(source, modelSpec(state), state, {
    limits: context.limits,
    signal: context.signal,
    onProblem: (problem) => logProblem(problem, log),
  });
  if (!complete) skipped.push({ what: 'graph', reason: 'cannot be read to its end' });
  if (state.tensorCount > context.limits.maxTensors) {
    log.add('onnx/limit-exceeded', {
      message: `more than ${context.limits.maxTensors} tensors`,
      key: 'tensors',
    });
    skipped.push({ what: 'tensors', reason: 'more than the limit' });
  }
  if (state.unknownTypes > 0)
    skipped.push({
      what: 'tensor data',
      reason: `${state.unknownTypes} tensors have an unknown type`,
    });
  const custom = complete ? checkModel(state) : false;
  const external = await checkExternal(state, context);
  if (external.skipped !== undefined)
    skipped.push({ what: 'external data', reason: external.skipped });
  return makeReading({
    format: 'onnx',
    facts: toFacts(state, external),
    log,
    source,
    checked: 'structure',
    canCarryCode: custom ? 'unknown' : 'no',
    skipped,
  });
}

function logProblem({ kind, message, at, where }: WalkProblem, log: FindingLog): void {
  log.add(RULES[kind], { message, byteOffset: at, key: where });
}
