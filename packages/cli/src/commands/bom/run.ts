import {
  describeModel,
  fields,
  missingFromBom,
  serializeBom,
  toCycloneDx,
} from '@weighbridge/aibom';
import type { ModelDescription } from '@weighbridge/aibom';
import { hashFolder } from '@weighbridge/core/node';
import type { BomReport } from '@weighbridge/report';
import { CliError } from '../../error.ts';
import { EXIT, exitOf } from '../../exit.ts';
import type { ExitCode } from '../../exit.ts';
import type { Io } from '../../io.ts';
import type { Session } from '../../model/session.ts';
import { remarkSkipped } from '../../model/skipped.ts';
import type { ModelOptions, OutputOptions } from '../../options.ts';
import { emit } from '../../output/emit.ts';
import { remark } from '../../output/remark.ts';
import { reportTool } from '../../output/tool.ts';
import { stampOf } from './stamp.ts';

/** What of the command line bears on the bill of materials. */
export interface BomModelOptions extends OutputOptions, ModelOptions {
  readonly policy?: string;
  readonly strict?: true;
  readonly specVersion: '1.6' | '1.7';
  readonly timestamp: boolean;
}

/** Describes the session's model, writes its bill of materials, and judges it where a policy is given. */
export async function tellBom(
  session: Session,
  options: BomModelOptions,
  io: Io,
): Promise<ExitCode> {
  const timestamp = stampOf(io, options);
  const { description, code, sentence } = await describe(session, options, io);
  const text = serializeBom(
    toCycloneDx(description, { specVersion: options.specVersion, timestamp }),
  );
  const report: BomReport = {
    kind: 'bom',
    tool: reportTool(),
    name: session.folder.name,
    text,
    claims: description.claims,
    components: description.components,
    files: description.files.map(({ path, sizeBytes, digest }) => ({
      path,
      sizeBytes,
      ...(digest === undefined ? {} : { digest }),
    })),
    missing: missingTitles(text),
    findings: description.findings,
    totals: {
      files: description.files.length,
      totalBytes: description.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      skipped: description.skipped.length,
    },
    hashed: description.files.every(({ digest }) => digest !== undefined),
  };
  await session.readingDone();
  if (options.quiet !== true) await remarkSkipped(io, description.skipped);
  await emit(io, report, options, session.folder.path);
  if (sentence !== undefined && options.quiet !== true) await remark(io, sentence);
  return code;
}

/** What a complete bill says and this document does not, in words. */
function missingTitles(text: string): readonly string[] {
  const ids = new Set(missingFromBom(JSON.parse(text)));
  return fields.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}

interface Described {
  readonly description: ModelDescription;
  readonly code: ExitCode;
  readonly sentence?: string;
}

/** Without a policy nothing is judged, so nothing of the judging is loaded. */
async function describe(session: Session, options: BomModelOptions, io: Io): Promise<Described> {
  const { policy, strict, hash } = options;
  if (policy === undefined && strict === true) {
    throw new CliError('BAD_USAGE', 'Give --policy with --strict: without one nothing is judged.');
  }
  if (policy !== undefined) {
    const { runWeighing } = await import('../weigh/run.ts');
    const { weighing } = await runWeighing(session, { ...options, policy }, io);
    const { description, posture } = weighing;
    return {
      description,
      code: exitOf(posture.gate.outcome, strict).code,
      sentence: posture.gate.sentence,
    };
  }
  const { folder, cache, onProgress } = session;
  const { signal } = io;
  const digests =
    hash === 'none' ? undefined : await hashFolder(folder, { onProgress, signal, cache });
  const description = await describeModel(folder, { signal, digests });
  return { description, code: EXIT.ok };
}
