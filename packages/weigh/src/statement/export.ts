import { canonicalJson, sha256Digest } from '@weighbridge/core';
import type { Digest, Evidence, Finding, Posture } from '@weighbridge/core';
import {
  evidenceSchema,
  findingSchema,
  instantSchema,
  postureSchema,
} from '@weighbridge/core/schema';
import type { Policy } from '@weighbridge/posture';
import { policySchema } from '@weighbridge/posture/schema';
import { StatementError } from './error.ts';
import { wellShaped } from './shape.ts';
import type { Shape } from './shape.ts';

/** Identifies the format of an evidence export. */
export const EXPORT_TYPE = 'https://weighbridge.dev/evidence-export/v1';

/** Everything that a posture was computed from. */
export interface AssessmentInputs {
  /** Everything that was assessed. */
  readonly evidence: readonly Evidence[];
  /** Every finding that was assessed. */
  readonly findings: readonly Finding[];
  /** The policy that decided, whole. */
  readonly policy: Policy;
  /** ISO 8601 UTC instant. */
  readonly now: string;
  /** The previous statement, where one was given. */
  readonly previous?: Posture;
}

/** Everything that a posture was computed from, as one document. */
export interface EvidenceExport extends AssessmentInputs {
  /** Always the same URI, which names this format and its version. */
  readonly type: typeof EXPORT_TYPE;
}

/** An evidence export as bytes. */
export interface ExportedEvidence {
  /** Canonical JSON (RFC 8785) without a line feed at its end. */
  readonly text: string;
  /** SHA-256 of the text in UTF-8; the posture statement names it. */
  readonly digest: Digest;
}

type Raw = Readonly<Record<string, unknown>>;

const MEMBERS = ['type', 'evidence', 'findings', 'policy', 'now', 'previous'];
/** Maximum number of items in a list, as everywhere in the vocabulary (CWE-400). */
const MAX_ITEMS = 100_000;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The inputs of an assessment as one canonical document, from which anyone can assess again.
 *
 * @throws {StatementError} EXPORT_MALFORMED when an input is not of the vocabulary's shape
 */
export function exportEvidence(inputs: AssessmentInputs): ExportedEvidence {
  const { evidence, findings, policy, now, previous } = inputs;
  const text = writeCanonical({
    type: EXPORT_TYPE,
    evidence,
    findings,
    policy,
    now,
    ...(previous === undefined ? {} : { previous }),
  });
  const bytes = new TextEncoder().encode(text);
  checkExport(JSON.parse(text));
  return { text, digest: sha256Digest(bytes) };
}

function writeCanonical(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (cause) {
    throw new StatementError('EXPORT_MALFORMED', 'the inputs hold what JSON cannot', { cause });
  }
}

/**
 * Reads an evidence export strictly: it accepts only the canonical text of a value, so that two readers cannot
 * see different exports in one text.
 * Cost: O(n) time and memory.
 *
 * @throws {StatementError} EXPORT_MALFORMED
 */
export function parseExport(bytes: Uint8Array): EvidenceExport {
  const text = decode(bytes);
  const value = parseJson(text);
  if (writeCanonical(value) !== text) {
    throw new StatementError('EXPORT_MALFORMED', 'the export is not canonical JSON');
  }
  return checkExport(value);
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    throw new StatementError('EXPORT_MALFORMED', 'the export is not UTF-8', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StatementError('EXPORT_MALFORMED', 'the export is not JSON', { cause });
  }
}

function checkExport(value: unknown): EvidenceExport {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('', 'expected an object');
  }
  const raw = value as Raw;
  const stranger = Object.keys(raw).find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined)
    throw wrong('', `no such member: ${JSON.stringify(stranger.slice(0, 80))}`);
  if (raw['type'] !== EXPORT_TYPE) throw wrong('/type', `expected ${EXPORT_TYPE}`);
  checkItems(raw['evidence'], '/evidence', evidenceSchema, 'payload');
  checkItems(raw['findings'], '/findings', findingSchema, 'properties');
  wellShaped(raw['policy'], policySchema, 'EXPORT_MALFORMED', '/policy');
  wellShaped(raw['now'], instantSchema, 'EXPORT_MALFORMED', '/now');
  if (raw['previous'] !== undefined) {
    wellShaped(raw['previous'], postureSchema, 'EXPORT_MALFORMED', '/previous');
  }
  return value as EvidenceExport;
}

/**
 * Every item must fit the schema. The member that can hold any JSON object is known to be JSON; it is kept out
 * of the schema, which would refuse a member `__proto__` that an assessment takes like any other.
 */
function checkItems<T>(value: unknown, pointer: string, shape: Shape<T>, json: string): void {
  listAt(value, pointer).forEach((item, at) => {
    const here = `${pointer}/${at}`;
    if (typeof item !== 'object' || item === null) throw wrong(here, 'expected an object');
    const content: unknown = Object.hasOwn(item, json) ? (item as Raw)[json] : undefined;
    const plain = typeof content === 'object' && content !== null && !Array.isArray(content);
    wellShaped(plain ? { ...item, [json]: {} } : item, shape, 'EXPORT_MALFORMED', here);
  });
}

function listAt(value: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(pointer, 'expected a list');
  if (value.length > MAX_ITEMS) throw wrong(pointer, `more than ${MAX_ITEMS} items`);
  return value as readonly unknown[];
}

function wrong(pointer: string, problem: string): StatementError {
  return new StatementError('EXPORT_MALFORMED', `${pointer || '/'}: ${problem}`, {
    details: { pointer },
  });
}
