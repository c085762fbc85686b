import {
  describeBom,
  describeBomClaims,
  findOtherBills,
  otherBillFinding,
  readShippedBoms,
  standingOf,
} from '@weighbridge/aibom';
import type { BomToDescribe, ShippedBom } from '@weighbridge/aibom';
import { validateBom } from '@weighbridge/aibom/validate';
import type { Digest, Finding } from '@weighbridge/core';
import { defineEvidenceCollector } from '../collector.ts';
import type { CollectContext } from '../collector.ts';
import { observe } from '../observe.ts';
import { cutPath } from '../signing/capped.ts';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';

interface BomAtHand {
  readonly bom: BomToDescribe;
  readonly findings: readonly Finding[];
  /** The file that it is, where it came with the model. */
  readonly seen?: { readonly path: string; readonly file: Digest };
}

/**
 * Whether there is a valid bill of materials for exactly these bytes, and how its claims are known: of the
 * shipped one where one claims these bytes. Any other that lies beside the model is named, and says nothing
 * for or against it.
 */
export const bom = defineEvidenceCollector({
  id: 'bom',
  title: 'Bill of materials',
  types: ['bom/cyclonedx', 'bom/claims'],
  async collect(context) {
    const { claiming, others } = await shipped(context);
    const { bom: document, findings, seen } = claiming ?? (await generated(context));
    const described = describeBom(context.description, document);
    // Bytes that were not all hashed bind nothing, and contradict nothing either.
    const whole = context.subject.digest !== undefined;
    const payload = {
      ...described.payload,
      ...(whole ? {} : { bound: null }),
      ...seen,
      skippedCount: context.description.skipped.length,
    };
    const locator = document.path ?? '.';
    return {
      evidence: [
        observe(context, { type: 'bom/cyclonedx', tier: 'measured', locator, payload }),
        observe(context, {
          type: 'bom/claims',
          tier: 'measured',
          locator,
          payload: { ...describeBomClaims(context.description, document), ...seen },
        }),
      ],
      findings: [...others, ...findings, ...(whole ? described.findings : [])],
    };
  },
});

/** The shipped bill that claims these bytes, the worst of several, and what the others are. */
async function shipped(context: CollectContext): Promise<{
  readonly claiming: BomAtHand | undefined;
  readonly others: readonly Finding[];
}> {
  const { folder, signal } = context;
  const abort = signal === undefined ? {} : { signal };
  const others: Finding[] = [];
  const claiming: (BomAtHand & { readonly isWhole: boolean })[] = [];
  for (const found of await readShippedBoms(folder, abort)) {
    const standing = found.json === null ? undefined : standingIn(found, context);
    if (standing === undefined || standing.about === 'bytes') {
      claiming.push(await atHand(found, context));
    } else others.push(otherBillFinding(found.path, standing.sentence));
  }
  for (const { path, kind } of await findOtherBills(folder, abort)) {
    others.push(otherBillFinding(path, `is ${kind}, which is not compared with the files`));
  }
  return { claiming: claiming.find(({ isWhole }) => !isWhole) ?? claiming[0], others };
}

function standingIn({ path, json }: ShippedBom, context: CollectContext) {
  const { description, subject } = context;
  const beside = new Set([path, ...writtenLater(context)]);
  const digests = new Map<string, Digest>(
    description.files.flatMap(({ path: at, digest }) =>
      digest === undefined || beside.has(at) ? [] : [[at, digest] as const],
    ),
  );
  return standingOf(json, digests, [description.name, subject.model]);
}

async function atHand(
  { path, digest, json, text, findings }: ShippedBom,
  context: CollectContext,
): Promise<BomAtHand & { readonly isWhole: boolean }> {
  const valid = json === null ? false : (await validateBom(json)).valid;
  const later = writtenLater(context);
  const document = { text, json, valid, origin: 'shipped', path, later } as const;
  const { bound } = describeBom(context.description, document).payload;
  const seen = { path: cutPath(path), file: digest };
  return { bom: document, findings, seen, isWhole: valid && bound !== false };
}

/** Signatures and statements, which are made of a model that has its bill of materials already. */
function writtenLater({ description, content }: CollectContext): readonly string[] {
  return description.files
    .filter(({ path, format }) =>
      SIGNATURE_NAMES.includes(path) ? format === 'sigstore-bundle' : content.statements.has(path),
    )
    .map(({ path }) => path);
}

async function generated({ bom: text }: CollectContext): Promise<BomAtHand> {
  const json: unknown = JSON.parse(text);
  const { valid } = await validateBom(json);
  return { bom: { text, json, valid, origin: 'generated' }, findings: [] };
}
