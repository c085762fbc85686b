import { resolve } from 'node:path';
import { parseModelRef } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import { controls } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import type { PostureReport } from '@weighbridge/report';
import { ruleSets, weigh } from '@weighbridge/weigh';
import type { SignatureSource, Weighing, WeighOptions } from '@weighbridge/weigh';
import { CliError } from '../../error.ts';
import { exitOf } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import { assertWritable, writeResult } from '../../files/atomic-write.ts';
import type { Io } from '../../io.ts';
import type { Session } from '../../model/session.ts';
import { remarkSkipped } from '../../model/skipped.ts';
import type { ModelOptions, OutputOptions } from '../../options.ts';
import { emit } from '../../output/emit.ts';
import { remark } from '../../output/remark.ts';
import { reportTool } from '../../output/tool.ts';
import { loadPolicy } from '../../weighing/policy.ts';
import { loadPrevious } from '../../weighing/previous.ts';
import { loadStatements } from '../../weighing/statements.ts';

/** What of the command line bears on the answer. */
export interface WeighModelOptions extends Pick<ModelOptions, 'hash' | 'now'> {
  readonly policy: string;
  readonly previous?: string;
  readonly model?: string;
  readonly signature?: string;
  readonly evidence?: readonly string[];
  readonly trustedRoot?: string;
  readonly place?: string;
  readonly serving?: true;
  readonly strict?: true;
  readonly bomOut?: string;
}

/** Weighs the session's model, has the answer signed, writes it and gives the exit code that it means. */
export async function tellPosture(
  session: Session,
  options: WeighModelOptions & OutputOptions,
  io: Io,
  sign?: (done: DoneWeighing, session: Session) => Promise<void>,
): Promise<ExitCode> {
  const { folder } = session;
  const { bomOut } = options;
  if (bomOut !== undefined) await assertBomOut(bomOut, options, folder.path, io);
  const done = await runWeighing(session, options, io);
  const { weighing } = done;
  const { gate } = weighing.posture;
  const exit = exitOf(gate.outcome, options.strict);
  await session.readingDone();
  await sign?.(done, session);
  if (options.quiet !== true) await remarkSkipped(io, weighing.description.skipped);
  if (bomOut !== undefined) {
    await writeResult(io.cwd, bomOut, weighing.bom, folder.path, BOM_OUT);
  }
  await emit(io, { ...(await reportOf(folder.name, done)), exit }, options, folder.path);
  if (options.output !== undefined && options.quiet !== true) await remark(io, gate.sentence);
  return exit.code;
}

const BOM_OUT = '--bom-out';

/**
 * Finds out before the hashing whether the bill of materials can be written. Not into the model: it
 * would be a file that nobody weighed, and the next weighing would take it for one that came with it.
 *
 * @throws {CliError} BAD_USAGE, UNWRITABLE
 */
async function assertBomOut(
  file: string,
  { output }: OutputOptions,
  model: string,
  io: Io,
): Promise<void> {
  if (file === '-' || (output !== undefined && resolve(io.cwd, output) === resolve(io.cwd, file))) {
    throw new CliError(
      'BAD_USAGE',
      `Give ${BOM_OUT} a file of its own: ${file} is where the answer goes.`,
    );
  }
  await assertWritable(io.cwd, file, model, BOM_OUT);
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
  const statements = await loadStatements(options.evidence ?? [], io);
  const signed = await signedParts(session, options, io);
  const weighing = await weigh(session.folder, {
    policy,
    now: options.now ?? io.now(),
    hash: options.hash,
    onProgress: session.onProgress,
    signal: io.signal,
    digestCache: session.cache,
    previous,
    model,
    statements,
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
  { signature, trustedRoot, place, serving }: WeighModelOptions,
  io: Io,
): Promise<Pick<WeighOptions, 'signature' | 'sigstoreRoot' | 'place' | 'serving'>> {
  const named = { ...(place && { place }), ...(serving && { serving }) };
  const { rootIn } = await import('../../trust/trust.ts');
  const { signatureBeside, signatureFor } = await import('../../weighing/signature-for.ts');
  const found =
    signature === undefined
      ? await signatureBeside(folder, io)
      : await signatureFor(folder, signature, io);
  return {
    ...named,
    ...(found === undefined ? {} : { signature: found }),
    ...(trustedRoot === undefined ? {} : { sigstoreRoot: await rootIn(trustedRoot, io) }),
  };
}

/** What a weighing found, with the help that its findings need. */
async function reportOf(
  name: string,
  { weighing, policy }: DoneWeighing,
): Promise<Omit<PostureReport, 'exit'>> {
  const { posture, findings, evidence, totals, description } = weighing;
  const seen = new Set(findings.map(({ ruleId }) => ruleId));
  const rules = (await ruleSets()).flatMap((set) => set.rules).filter(({ id }) => seen.has(id));
  return {
    kind: 'posture',
    tool: reportTool(),
    name,
    posture,
    controls,
    requires: policy.requires === 'all' ? controls.map(({ id }) => id) : policy.requires,
    findings,
    evidence,
    totals: {
      files: totals.files,
      totalBytes: totals.totalBytes,
      skipped: description.skipped.length,
    },
    rules,
  };
}
