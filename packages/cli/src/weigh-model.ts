import { parseModelRef } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import { controls } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import type { PostureReport } from '@weighbridge/report';
import { weigh } from '@weighbridge/weigh';
import type { SignatureSource, Weighing, WeighOptions } from '@weighbridge/weigh';
import { exitOf } from './exit.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import type { ModelOptions, OutputOptions } from './options.ts';
import { emit } from './output.ts';
import { loadPolicy } from './policy.ts';
import { loadPrevious } from './previous.ts';
import { remark } from './remark.ts';
import type { Session } from './session.ts';
import { remarkSkipped } from './skipped.ts';
import { ownedRules, reportTool } from './tool.ts';

/** What of the command line bears on the answer. */
export interface WeighModelOptions extends Pick<ModelOptions, 'hash' | 'now'> {
  readonly policy: string;
  readonly previous?: string;
  readonly model?: string;
  readonly signature?: string;
  readonly trustedRoot?: string;
  readonly place?: string;
}

/** Weighs the session's model, has the answer signed, writes it and gives the exit code that it means. */
export async function tellPosture(
  session: Session,
  options: WeighModelOptions & OutputOptions,
  io: Io,
  sign?: (done: DoneWeighing, session: Session) => Promise<void>,
): Promise<ExitCode> {
  const done = await runWeighing(session, options, io);
  const { weighing } = done;
  const { gate } = weighing.posture;
  await session.readingDone();
  await sign?.(done, session);
  if (options.quiet !== true) await remarkSkipped(io, weighing.description.skipped);
  await emit(io, await reportOf(session.folder.name, weighing), options, session.folder.path);
  if (options.output !== undefined && options.quiet !== true) await remark(io, gate.sentence);
  return exitOf(gate.outcome).code;
}

/** A weighing, and what it was judged by. */
export interface DoneWeighing {
  readonly weighing: Weighing;
  readonly policy: Policy;
  readonly previous?: Posture;
  /** The model's signature, where one was named. */
  readonly signature?: SignatureSource;
}

/** Weighs the session's model as the options say. */
export async function runWeighing(
  session: Session,
  options: WeighModelOptions,
  io: Io,
): Promise<DoneWeighing> {
  const policy = await loadPolicy(io.cwd, options.policy);
  const previous =
    options.previous === undefined ? undefined : await loadPrevious(io.cwd, options.previous);
  const model = options.model === undefined ? undefined : parseModelRef(options.model).name;
  const signed = await signedParts(session, options, io);
  const weighing = await weigh(session.folder, {
    policy,
    now: options.now ?? io.now(),
    hash: options.hash,
    onProgress: session.onProgress,
    signal: io.signal,
    ...(session.cache === undefined ? {} : { digestCache: session.cache }),
    ...(previous === undefined ? {} : { previous }),
    ...(model === undefined ? {} : { model }),
    ...signed,
  });
  return {
    weighing,
    policy,
    ...(previous === undefined ? {} : { previous }),
    ...(signed.signature === undefined ? {} : { signature: signed.signature }),
  };
}

/** What was said of the model's signature and of the place where it is. */
async function signedParts(
  { folder }: Session,
  { signature, trustedRoot, place }: WeighModelOptions,
  io: Io,
): Promise<Pick<WeighOptions, 'signature' | 'sigstoreRoot' | 'place'>> {
  const named = place === undefined ? {} : { place };
  if (signature === undefined && trustedRoot === undefined) return named;
  const { rootIn } = await import('./signing/trust.ts');
  const { signatureFor } = await import('./signing/signature-for.ts');
  return {
    ...named,
    ...(signature === undefined ? {} : { signature: await signatureFor(folder, signature, io) }),
    ...(trustedRoot === undefined ? {} : { sigstoreRoot: await rootIn(trustedRoot, io) }),
  };
}

/** What a weighing found, with the help that its findings need. */
async function reportOf(name: string, weighing: Weighing): Promise<PostureReport> {
  const { posture, findings, evidence, totals, description } = weighing;
  const seen = new Set(findings.map(({ ruleId }) => ruleId));
  const rules = (await ownedRules()).map(({ rule }) => rule).filter(({ id }) => seen.has(id));
  return {
    kind: 'posture',
    tool: reportTool(),
    name,
    posture,
    controls,
    findings,
    evidence,
    totals: {
      files: totals.files,
      totalBytes: totals.totalBytes,
      skipped: description.skipped.length,
    },
    rules,
    exit: exitOf(posture.gate.outcome),
  };
}
