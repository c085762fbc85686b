import { isDeepStrictEqual } from 'node:util';
import type { Claim, DescribedComponent, ModelDescription } from '../../src/description.ts';

/** A true value, and the tier with which it must be stated. */
export interface KnownFact {
  /** Null: any value will do. Of an object, only the members that are listed here are compared. */
  readonly value: unknown;
  readonly tier: string;
}

/** A component that is there; without a name, any component with its role and count will do. */
export interface KnownComponent {
  readonly role: string;
  readonly name?: string;
  readonly parameters?: number;
  readonly tier?: string;
  readonly architecture?: string;
  readonly files?: readonly string[];
}

/** What the script that made a folder knows about it. */
export interface KnownCase {
  readonly layout: string;
  readonly facts: Readonly<Record<string, readonly KnownFact[]>>;
  readonly components: readonly KnownComponent[];
  /** Whether the folder states more than is listed here; if not, everything else is invented. */
  readonly isOpen?: boolean;
}

/** One comparison. */
export interface Compared {
  readonly outcome: 'right' | 'wrong' | 'left out' | 'invented';
  /** What was compared and the result, in words. */
  readonly text: string;
}

/** Compares every known fact with what is stated, and what is stated with what is known. */
export function compare(known: KnownCase, found: ModelDescription): readonly Compared[] {
  const facts = Object.entries(known.facts).flatMap(([field, values]) =>
    compareField(field, values, found.claims),
  );
  return [
    ...facts,
    ...inventedIn(known, found.claims),
    ...compareComponents(known.components, found.components),
  ];
}

function compareField(
  field: string,
  values: readonly KnownFact[],
  claims: readonly Claim[],
): readonly Compared[] {
  const own = claims.filter((claim) => claim.field === field);
  return values.map(({ value, tier }): Compared => {
    const said = own.map((claim) => `${text(claim.value)} (${claim.tier})`).join(', ');
    if (own.length === 0) return { outcome: 'left out', text: `${field}: ${text(value)}` };
    const isRight = own.some((claim) => claim.tier === tier && agrees(claim.value, value));
    return {
      outcome: isRight ? 'right' : 'wrong',
      text: `${field}: ${text(value)} (${tier}), said ${said}`,
    };
  });
}

/** Claims that no known fact confirms. */
function inventedIn({ facts, isOpen }: KnownCase, claims: readonly Claim[]): readonly Compared[] {
  return claims.flatMap((claim): readonly Compared[] => {
    const values = Object.hasOwn(facts, claim.field) ? facts[claim.field] : undefined;
    if (values === undefined && isOpen === true) return [];
    // A wrong claim has already been counted as wrong.
    if (values?.some(({ value }) => agrees(claim.value, value)) === true) return [];
    if (values?.length === 1) return [];
    return [{ outcome: 'invented', text: `${claim.field}: ${text(claim.value)} (${claim.tier})` }];
  });
}

function compareComponents(
  known: readonly KnownComponent[],
  found: readonly DescribedComponent[],
): readonly Compared[] {
  const left = new Set(found);
  const compared = known.flatMap((one) => {
    const match = [...left].find((each) => isMeant(one, each));
    if (match === undefined)
      return [{ outcome: 'left out', text: `component ${text(one)}` } as const];
    left.delete(match);
    return membersOf(one, match);
  });
  const invented = [...left].map(({ role, name }): Compared => ({
    outcome: 'invented',
    text: `component ${role} ${name}`,
  }));
  return [...compared, ...invented];
}

function isMeant(known: KnownComponent, found: DescribedComponent): boolean {
  if (known.name !== undefined) return known.name === found.name;
  const counted = found.claims.find(({ field }) => field === 'model.parameters')?.value;
  return found.role === known.role && counted === known.parameters;
}

function membersOf(known: KnownComponent, found: DescribedComponent): readonly Compared[] {
  const told = [['role', known.role, found.role] as const];
  const counted = found.claims.find(({ field }) => field === 'model.parameters');
  const built = found.claims.find(({ field }) => field === 'model.architecture');
  const others = [
    ['parameters', known.parameters, counted?.value],
    ['tier', known.tier, counted?.tier],
    ['architecture', known.architecture, built?.value],
    ['files', known.files, found.files],
  ] as const;
  return [...told, ...others.filter(([, value]) => value !== undefined)].map(
    ([member, value, said]): Compared => ({
      outcome: agrees(said, value) ? 'right' : said === undefined ? 'left out' : 'wrong',
      text: `${found.name} ${member}: ${text(value)}, said ${text(said)}`,
    }),
  );
}

function agrees(found: unknown, known: unknown): boolean {
  if (known === null || isDeepStrictEqual(found, known)) return true;
  if (typeof known !== 'object' || typeof found !== 'object' || found === null) return false;
  if (Array.isArray(known) || Array.isArray(found)) return false;
  return Object.entries(known).every(([key, value]) =>
    isDeepStrictEqual((found as Readonly<Record<string, unknown>>)[key], value),
  );
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
