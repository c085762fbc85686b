import type { AttestationPolicy, ProvenancePolicy } from './policy.ts';
import type { PredicateDefinition } from './predicate.ts';
import { predicates } from './predicates/index.ts';
import { checkDigests } from './subjects.ts';

/** The definition of a predicate type; undefined where it is unknown. */
export function predicateOf(predicateType: string): PredicateDefinition | undefined {
  return predicates.find(({ types }) => types.includes(predicateType));
}

/**
 * Refuses a policy that would check less than its writer thinks: without types or subjects, with an unknown
 * type that is not requested as raw, or without the section that a type needs.
 *
 * @throws {RangeError} naming what is missing
 */
export function checkPolicy(policy: AttestationPolicy): void {
  if (policy.predicateTypes.length === 0) {
    throw new RangeError('policy.predicateTypes must name at least one type');
  }
  checkSubjects(policy.subjects);
  for (const type of policy.predicateTypes) checkType(type, policy);
  checkLists(policy);
  checkSource(policy.provenance?.source);
  checkReferences(policy);
}

function checkSubjects(subjects: AttestationPolicy['subjects'] | undefined): void {
  if (subjects === 'any') return;
  if (!Array.isArray(subjects) || subjects.length === 0) {
    throw new RangeError("policy.subjects must hold at least one digest, or be 'any'");
  }
  checkDigests(subjects, 'policy.subjects');
}

function checkType(type: string, policy: AttestationPolicy): void {
  const definition = predicateOf(type);
  if (definition === undefined && policy.raw !== true) {
    throw new RangeError(
      `predicate type ${JSON.stringify(type)} is not known here; set policy.raw to judge it yourself`,
    );
  }
  const section = definition?.section;
  if (section !== undefined && policy[section] === undefined) {
    throw new RangeError(`policy.${section} is needed to accept ${type}`);
  }
}

/** A section's list members; an empty one would allow nothing, which is never intended. */
const LISTS = ['builders', 'buildTypes', 'verifiers', 'levels', 'properties'];

function checkLists({ provenance, summary, verificationResult }: AttestationPolicy): void {
  for (const [name, section] of Object.entries({ provenance, summary, verificationResult })) {
    for (const [key, list] of Object.entries(section ?? {})) {
      if (LISTS.includes(key)) checkList(list, `policy.${name}.${key}`);
    }
  }
}

function checkList(list: unknown, name: string): void {
  if (list === undefined || list === 'any') return;
  if (!Array.isArray(list) || list.length === 0) {
    throw new RangeError(`${name} must be a list of at least one, or 'any'`);
  }
}

/** An abbreviated commit id would never match; a full one names one commit. */
function checkSource(source: ProvenancePolicy['source'] | undefined): void {
  if (source === undefined || source === 'any') return;
  if (source.repository === '')
    throw new RangeError('policy.provenance.source.repository is empty');
  const { commit } = source;
  if (commit === undefined || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return;
  throw new RangeError(
    `policy.provenance.source.commit must be 40 or 64 lower-case hexadecimal digits, got ${JSON.stringify(commit)}`,
  );
}

function checkReferences({ summary, verificationResult }: AttestationPolicy): void {
  for (const [name, section] of Object.entries({ summary, verificationResult })) {
    const digest = section?.policy?.digest;
    if (digest !== undefined) checkDigests([digest], `policy.${name}.policy.digest`);
    const days = section?.maxAgeDays;
    if (days !== undefined && !(days >= 0)) {
      throw new RangeError(`policy.${name}.maxAgeDays must be a number of days, got ${days}`);
    }
  }
}
