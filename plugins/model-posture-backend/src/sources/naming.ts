import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { allows } from '../store/access-filter.ts';
import type { AccessFilter } from '../store/access-filter.ts';
import { SourceProblem } from './problem.ts';

/** The owners that may name models of one source. */
export interface NamingRule {
  readonly source: string;
  /** Entity references of owners, in lower case. */
  readonly owners: readonly string[];
}

/** What decides whether an entity may name the model that it names. */
export interface Naming {
  readonly owner: string | null;
  readonly location: string | null;
}

/** Problem code of an entity whose owner may not name models of the source. */
export const OWNER_NOT_ALLOWED = 'OWNER_NOT_ALLOWED';

/** `kind:namespace/name`; the first two can be left out. */
const REFERENCE =
  /^([A-Za-z][A-Za-z0-9]*:)?([A-Za-z0-9][A-Za-z0-9-]*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** More owners than any source needs, and few enough for one SQL statement. */
const MAX_OWNERS = 1000;

/** The maximum length of the catalog's own references. */
const MAX_OWNER_LENGTH = 400;

/**
 * Reads `owners` of an entry of `weighbridge.sources`; undefined: any entity may name its models.
 *
 * @throws {InputError} for an empty list, too long a list, or an invalid entity reference
 */
export function readOwners(entry: Config, at: string): readonly string[] | undefined {
  const owners = entry.getOptionalStringArray('owners');
  if (owners === undefined) return undefined;
  if (owners.length === 0 || owners.length > MAX_OWNERS) {
    throw new InputError(
      `${at}.owners must name 1 to ${MAX_OWNERS} owners, got ${owners.length}; without it, any entity may name models`,
    );
  }
  return [...new Set(owners.map((owner, index) => toReference(owner, `${at}.owners[${index}]`)))];
}

/** A bare name is that of a group, as in `spec.owner`. */
function toReference(owner: string, at: string): string {
  if (owner.length > MAX_OWNER_LENGTH || !REFERENCE.test(owner)) {
    const got = JSON.stringify(owner.slice(0, MAX_OWNER_LENGTH));
    throw new InputError(
      `${at} must be an entity reference such as group:default/fraud, got ${got}`,
    );
  }
  const defaults = { defaultKind: 'group', defaultNamespace: 'default' };
  return stringifyEntityRef(parseEntityRef(owner, defaults));
}

/** What a rule forbids, for rows and for databases: a model of the source whose owner is missing or not in the list. */
export function forbiddenBy({ source, owners }: NamingRule): AccessFilter {
  return {
    allOf: [
      { column: 'source', values: [source] },
      { not: { column: 'owner', values: [...owners] } },
    ],
  };
}

/** Why an entity may not name its model; undefined: it may. */
export function namingProblem(
  rules: readonly NamingRule[],
  naming: Naming,
): SourceProblem | undefined {
  const rule = rules.find((each) => allows(forbiddenBy(each), naming));
  return rule === undefined
    ? undefined
    : new SourceProblem(OWNER_NOT_ALLOWED, ownerNotAllowedMessage(rule.source));
}

/** The message for the reader. It does not say which owners may: only whoever runs the portal should know. */
export function ownerNotAllowedMessage(source: string): string {
  return `the owner of this entity may not name models of the source ${source}; whoever runs the portal says who may (owners in weighbridge.sources)`;
}
