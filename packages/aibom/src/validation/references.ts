/** One problem with a BOM's references. */
export interface ReferenceProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Members that hold one reference, and members that hold a list of them. */
const SINGLE = new Set(['ref', 'attributedTo', 'process', 'assessor', 'requirement', 'target']);
const MANY = new Set([
  'dependsOn',
  'provides',
  'assemblies',
  'subjects',
  'targets',
  'tools',
  'claims',
  'counterClaims',
  'evidence',
  'counterEvidence',
  'mitigationStrategies',
  'requirements',
]);
/** Members whose values are foreign data: nothing in them is a reference of this BOM. */
const OPAQUE = new Set([
  'signature',
  'properties',
  'attachment',
  'content',
  'externalReferences',
  'hashes',
]);
const MAX_PROBLEMS = 100;

/** Where a value is; spelled out only when something is wrong there. */
interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

interface Walk {
  readonly defined: Map<string, Place>;
  readonly repeated: { readonly ref: string; readonly place: Place }[];
  readonly used: { readonly ref: string; readonly place: Place }[];
}

/**
 * References that lead nowhere and ids that are used twice, which no JSON Schema can detect.
 *
 * References to other BOMs (`urn:cdx:…`) are not followed. The document must not be nested deeper than `isTooDeep`
 * allows. At most 100 problems, in document order within each kind.
 * Cost: O(size) time.
 */
export function checkReferences(bom: unknown): readonly ReferenceProblem[] {
  const walk: Walk = { defined: new Map(), repeated: [], used: [] };
  visit(bom, undefined, walk);
  const repeated = walk.repeated.slice(0, MAX_PROBLEMS).map(({ ref, place }) => {
    const first = pointerOf(walk.defined.get(ref));
    return {
      pointer: pointerOf(place),
      message: `bom-ref ${quote(ref)} is used twice, also at ${first}`,
    };
  });
  const dangling = walk.used
    .filter(({ ref }) => !ref.startsWith('urn:cdx:') && !walk.defined.has(ref))
    .slice(0, MAX_PROBLEMS)
    .map(({ ref, place }) => ({
      pointer: pointerOf(place),
      message: `refers to ${quote(ref)}, which no bom-ref names`,
    }));
  return [...repeated, ...dangling].slice(0, MAX_PROBLEMS);
}

function visit(value: unknown, place: Place | undefined, walk: Walk): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      if (typeof value[i] === 'object') visit(value[i], { parent: place, key: i }, walk);
    }
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(members)) visitMember(key, members[key], place, walk);
}

function visitMember(key: string, item: unknown, parent: Place | undefined, walk: Walk): void {
  if (typeof item === 'string') {
    if (key === 'bom-ref') define(item, { parent, key }, walk);
    else if (SINGLE.has(key)) walk.used.push({ ref: item, place: { parent, key } });
    return;
  }
  if (typeof item !== 'object' || OPAQUE.has(key)) return;
  const place = { parent, key };
  if (MANY.has(key) && Array.isArray(item)) useAll(item, place, walk);
  visit(item, place, walk);
}

function define(ref: string, place: Place, walk: Walk): void {
  if (walk.defined.has(ref)) walk.repeated.push({ ref, place });
  else walk.defined.set(ref, place);
}

function useAll(items: readonly unknown[], parent: Place, walk: Walk): void {
  for (const [key, item] of items.entries()) {
    if (typeof item === 'string') walk.used.push({ ref: item, place: { parent, key } });
  }
}

function pointerOf(place: Place | undefined): string {
  const tokens: string[] = [];
  for (let at = place; at !== undefined; at = at.parent) {
    tokens.unshift(`/${String(at.key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return tokens.join('');
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 120));
}
