import type { Finding, FolderSource } from '@weighbridge/core';
import { finding } from './finding.ts';
import { hasTooManyValues } from './json-budget.ts';
import { otherBill } from './rules.ts';
import { asList, byCodeUnits, cleanName, isRecord, member } from './text.ts';

/** A bill of materials next to the model whose content is not CycloneDX JSON. */
export interface OtherBill {
  /** Its path, relative to the model's root. */
  readonly path: string;
  /** Its format, for instance `SPDX 2.3 JSON`. */
  readonly kind: string;
}

/** The finding for a bill that does not describe these bytes; `what` ends the sentence. */
export function otherBillFinding(path: string, what: string): Finding {
  return finding(otherBill, 'note', `${cleanName(path)} ${what}.`, [{ path }]);
}

/** Maximum number of bytes of one document that are read (CWE-770). */
const MAX_BYTES = 16 * 1024 * 1024;
/** Number of bytes that identify an XML or tag-value document. */
const HEAD_BYTES = 8192;
/** Maximum number of documents that are read (CWE-400). */
const MAX_BILLS = 20;

const NAME =
  /^(?:s?bom(?:\.xml|\.json|\.spdx)?|[^/]+\.(?:cdx\.xml|bom\.xml|bom\.json|sbom\.json|spdx|spdx\.json|spdx3\.json|spdx\.jsonld|spdx\.rdf|spdx\.rdf\.xml|spdx\.xml|spdx\.ya?ml|syft\.json))$/i;

/** Bills of materials in other formats at a model's root, each with its format. */
export async function findOtherBills(
  folder: FolderSource,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly OtherBill[]> {
  const entries = await folder.list(options);
  const named = entries
    .filter(({ path, kind }) => kind === 'file' && NAME.test(path))
    .toSorted((a, b) => byCodeUnits(a.path, b.path))
    .slice(0, MAX_BILLS);
  const bills: OtherBill[] = [];
  for (const { path } of named) {
    options.signal?.throwIfAborted();
    await using source = await folder.open(path);
    const length = Math.min(source.sizeBytes, MAX_BYTES);
    const text = new TextDecoder().decode(await source.read(0, length, options));
    const kind = kindOf(text);
    if (kind !== undefined) bills.push({ path, kind });
  }
  return bills;
}

function kindOf(text: string): string | undefined {
  const head = text.slice(0, HEAD_BYTES);
  const cyclonedx = /["']https?:\/\/cyclonedx\.org\/schema\/bom\/(\d{1,2}\.\d{1,2})["']/.exec(head);
  if (cyclonedx !== null) return `CycloneDX ${cyclonedx[1]} XML`;
  if (/https?:\/\/spdx\.org\/rdf\//.test(head) && head.includes('<')) return 'SPDX RDF';
  const tag = /^\s*SPDXVersion:\s*SPDX-(\d{1,2}\.\d{1,2})\s*$/m.exec(head);
  if (tag !== null) return `SPDX ${tag[1]} tag-value`;
  const yaml = /^["']?spdxVersion["']?:\s*["']?SPDX-(\d{1,2}\.\d{1,2})["']?\s*$/m.exec(head);
  return yaml === null ? jsonKind(text) : `SPDX ${yaml[1]} YAML`;
}

function jsonKind(text: string): string | undefined {
  if (hasTooManyValues(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json['bomFormat'] === 'CycloneDX') return undefined;
  const version = json['spdxVersion'];
  if (typeof version === 'string') return `${cleanName(version.replace('-', ' '), 20)} JSON`;
  const contexts = [json['@context'], ...asList(json['@context'])];
  if (contexts.some((each) => typeof each === 'string' && each.includes('spdx.org/rdf/3'))) {
    return 'SPDX 3 JSON-LD';
  }
  if (member(json['descriptor'], 'name') === 'syft') return 'Syft JSON';
  return undefined;
}
