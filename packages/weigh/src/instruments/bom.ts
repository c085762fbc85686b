import {
  describeBom,
  describeBomClaims,
  findOtherBills,
  otherBillFinding,
  readShippedBoms,
  bomScopeOf,
} from '@weighbridge/aibom';
import type { BomToDescribe, ModelDescription, ShippedBom } from '@weighbridge/aibom';
import { validateBom } from '@weighbridge/aibom/validate';
import type { Digest, Finding, FolderSource, Subject } from '@weighbridge/core';
import type { ModelContent } from '../content.ts';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { bom as generatedBom } from '../readings/bom.ts';
import { content } from '../readings/content.ts';
import { description } from '../readings/description.ts';
import { cutPath } from '../signing/capped.ts';
import { SIGNATURE_NAMES } from '../signing/signature-files.ts';

/** What a bill of materials is compared with. */
interface Model {
  readonly subject: Subject;
  readonly folder: FolderSource;
  readonly content: ModelContent;
  readonly description: ModelDescription;
  readonly signal: AbortSignal | undefined;
}

interface BomAtHand {
  readonly bom: BomToDescribe;
  readonly findings: readonly Finding[];
  /** Its file, where it came with the model. */
  readonly seen?: { readonly path: string; readonly file: Digest };
}

/**
 * Whether there is a valid bill of materials for exactly these bytes, and how its claims are known: for the
 * shipped one, where one claims these bytes. Any other in the model's folder is named, and says nothing for or
 * against the model.
 */
export const bom = defineInstrument({
  id: 'bom',
  title: 'Bill of materials',
  types: ['bom/cyclonedx', 'bom/claims'],
  everyMinutes: 30,
  needs: ['folder'],
  reads: [content, description, generatedBom],
  async observe(context) {
    const { subject, signal, inputs, read } = context;
    const described = await read(description);
    const model = {
      ...inputs,
      subject,
      signal,
      description: described,
      content: await read(content),
    };
    const { claiming, others } = await shipped(model);
    const at = claiming ?? (await generated(await read(generatedBom)));
    const { bom: document, findings, seen } = at;
    const comparison = describeBom(described, document);
    // A model that was not hashed completely neither binds nor contradicts anything.
    const whole = subject.digest !== undefined;
    const payload = {
      ...comparison.payload,
      ...(whole ? {} : { bound: null }),
      ...seen,
      skippedCount: described.skipped.length,
    };
    const locator = document.path ?? '.';
    return {
      evidence: [
        makeItem(context, { type: 'bom/cyclonedx', tier: 'measured', locator, payload }),
        makeItem(context, {
          type: 'bom/claims',
          tier: 'measured',
          locator,
          payload: { ...describeBomClaims(described, document), ...seen },
        }),
      ],
      findings: [...others, ...findings, ...(whole ? comparison.findings : [])],
    };
  },
});

/** The shipped bill that claims these bytes, the worst of several, and the others. */
async function shipped(model: Model): Promise<{
  readonly claiming: BomAtHand | undefined;
  readonly others: readonly Finding[];
}> {
  const { folder, signal } = model;
  const abort = signal === undefined ? {} : { signal };
  const others: Finding[] = [];
  const claiming: (BomAtHand & { readonly isWhole: boolean })[] = [];
  for (const found of await readShippedBoms(folder, abort)) {
    const scope = found.json === null ? undefined : scopeIn(found, model);
    if (scope === undefined || scope.about === 'bytes') {
      claiming.push(await atHand(found, model));
    } else others.push(otherBillFinding(found.path, scope.sentence));
  }
  for (const { path, kind } of await findOtherBills(folder, abort)) {
    others.push(otherBillFinding(path, `is ${kind}, which is not compared with the files`));
  }
  return { claiming: claiming.find(({ isWhole }) => !isWhole) ?? claiming[0], others };
}

function scopeIn({ path, json }: ShippedBom, model: Model) {
  const { description: described, subject } = model;
  const beside = new Set([path, ...writtenLater(model)]);
  const digests = new Map<string, Digest>(
    described.files.flatMap(({ path: at, digest }) =>
      digest === undefined || beside.has(at) ? [] : [[at, digest] as const],
    ),
  );
  return bomScopeOf(json, digests, [described.name, subject.model]);
}

async function atHand(
  { path, digest, json, text, findings }: ShippedBom,
  model: Model,
): Promise<BomAtHand & { readonly isWhole: boolean }> {
  const valid = json === null ? false : (await validateBom(json)).valid;
  const later = writtenLater(model);
  const document = { text, json, valid, origin: 'shipped', path, later } as const;
  const { bound } = describeBom(model.description, document).payload;
  const seen = { path: cutPath(path), file: digest };
  return { bom: document, findings, seen, isWhole: valid && bound !== false };
}

/** Signatures and statements, which are made after the model has its bill of materials. */
function writtenLater({
  description: { files },
  content: { statements },
}: Model): readonly string[] {
  return files
    .filter(({ path, format }) =>
      SIGNATURE_NAMES.includes(path) ? format === 'sigstore-bundle' : statements.has(path),
    )
    .map(({ path }) => path);
}

async function generated(text: string): Promise<BomAtHand> {
  const json: unknown = JSON.parse(text);
  const { valid } = await validateBom(json);
  return { bom: { text, json, valid, origin: 'generated' }, findings: [] };
}
