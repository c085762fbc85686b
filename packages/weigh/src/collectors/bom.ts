import { describeBom, describeBomClaims, readShippedBom } from '@weighbridge/aibom';
import type { BomToDescribe } from '@weighbridge/aibom';
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
 * Whether there is a valid bill of materials for exactly these bytes, and how its claims are known: of
 * the shipped one where there is one.
 */
export const bom = defineEvidenceCollector({
  id: 'bom',
  title: 'Bill of materials',
  types: ['bom/cyclonedx', 'bom/claims'],
  async collect(context) {
    const {
      bom: document,
      findings,
      seen,
    } = (await shipped(context)) ?? (await generated(context));
    const described = describeBom(context.description, document);
    // Bytes that were not all hashed bind nothing, and contradict nothing either.
    const whole = context.subject.digest !== undefined;
    const payload = { ...described.payload, ...(whole ? {} : { bound: null }), ...seen };
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
      findings: [...findings, ...(whole ? described.findings : [])],
    };
  },
});

async function shipped(context: CollectContext): Promise<BomAtHand | undefined> {
  const { folder, signal } = context;
  const found = await readShippedBom(folder, signal === undefined ? {} : { signal });
  if (found === undefined) return undefined;
  const { path, digest, json, text, findings } = found;
  const valid = json === null ? false : (await validateBom(json)).valid;
  const later = writtenLater(context);
  const seen = { path: cutPath(path), file: digest };
  return { bom: { text, json, valid, origin: 'shipped', path, later }, findings, seen };
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
