import { quote } from '../finding.ts';
import type { OnnxState, OperatorUse } from './state.ts';

/**
 * Domains whose operators ONNX itself defines; '' is `ai.onnx`.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/common/constants.h
 */
const DEFINED_DOMAINS: ReadonlySet<string> = new Set([
  '',
  'ai.onnx.ml',
  'ai.onnx.training',
  'ai.onnx.preview',
  'ai.onnx.preview.training',
]);

/**
 * Domains whose operators are built into ONNX Runtime; every quantised model from its tools uses them. The domain of
 * PyTorch's operators is not among them: it calls a library by the name that the model gives.
 *
 * @see https://github.com/microsoft/onnxruntime/blob/main/include/onnxruntime/core/graph/constants.h
 */
const RUNTIME_DOMAINS: ReadonlySet<string> = new Set([
  'com.microsoft',
  'com.microsoft.experimental',
  'com.microsoft.nchwc',
  'com.microsoft.dml',
  'com.ms.internal.nhwc',
]);

/**
 * Operators of those domains that run code from outside the runtime: Python classes by name, and machine code for an
 * accelerator in the model or in a file next to it.
 *
 * @see https://github.com/microsoft/onnxruntime/blob/main/docs/ORTModule_PythonOp_Notes.md
 * @see https://onnxruntime.ai/docs/execution-providers/EP-Context-Design.html
 */
const RUNS_OTHER_CODE: ReadonlySet<string> = new Set(['PythonOp', 'PythonOpGrad', 'EPContext']);

/** Checks whose code a model's operators run; true when it belongs neither to ONNX nor to its runtime. */
export function checkDomains(state: OnnxState): boolean {
  const seen = new Set<string>();
  let custom = false;
  for (const [key, use] of state.operators) {
    if (state.functions.has(key)) continue;
    checkImport(state, use, seen);
    if (DEFINED_DOMAINS.has(use.domain)) continue;
    if (isOfRuntime(use)) remarkRuntime(state, use, seen);
    else {
      logCustom(state, use, seen);
      custom = true;
    }
  }
  return custom;
}

function isOfRuntime({ domain, name }: OperatorUse): boolean {
  return RUNTIME_DOMAINS.has(domain) && !RUNS_OTHER_CODE.has(name);
}

function checkImport(state: OnnxState, { domain, name, at }: OperatorUse, seen: Set<string>): void {
  if (state.opsets.size === 0 || state.opsets.has(domain)) return;
  if (!isFirst(seen, 'import', domain)) return;
  state.log.add('onnx/opset', {
    message: `operators of the domain ${quote(domain)} are used, ${quote(name)} for instance, but no operator set of this domain is imported`,
    byteOffset: at,
    key: domain,
  });
}

function remarkRuntime(
  { log }: OnnxState,
  { domain, name, at }: OperatorUse,
  seen: Set<string>,
): void {
  if (!isFirst(seen, 'runtime', domain)) return;
  log.add('onnx/runtime-operators', {
    message: `operators of the domain ${quote(domain)} are used, ${quote(name)} for instance, which are built into ONNX Runtime`,
    byteOffset: at,
    key: domain,
  });
}

function logCustom({ log }: OnnxState, { domain, name, at }: OperatorUse, seen: Set<string>): void {
  if (!isFirst(seen, 'custom', domain)) return;
  log.add('onnx/custom-domain', {
    message: `operators of the domain ${quote(domain)} are used, ${quote(name)} for instance; their code is not in the model`,
    byteOffset: at,
    key: domain,
  });
}

function isFirst(seen: Set<string>, what: string, domain: string): boolean {
  const key = `${what} ${domain}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
