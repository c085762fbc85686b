import { claimList, orderClaims } from '../claims.ts';
import type { Claim, DescribedComponent } from '../description.ts';
import type { Extractor, ModelFiles } from '../extractor.ts';
import type { ComponentPlan, PlannedClaim } from '../structure/plan.ts';
import { byCodeUnits, cleanName } from '../text.ts';
import { locatedBelow, viewOf } from './view.ts';

/** Extractors whose source a component can have of its own. */
const OWN_SOURCES = new Set([
  'weight-header',
  'graph-header',
  'gguf-header',
  'header-licence',
  'hugging-face-config',
  'quantisation-config',
  'adapter-config',
  'tokenizer',
  'part-config',
]);

/** Maximum number of components that are described in one folder (CWE-400). */
export const MAX_COMPONENTS = 1_000;

type Ranked = Claim & { readonly rank: number };

/** The components of a plan with their facts, by name. */
export async function extractComponents(
  plans: readonly ComponentPlan[],
  files: ModelFiles,
  extractors: readonly Extractor[],
  signal: AbortSignal | undefined,
): Promise<readonly DescribedComponent[]> {
  const found = new Map<string, DescribedComponent>();
  for (const plan of plans.slice(0, MAX_COMPONENTS)) {
    signal?.throwIfAborted();
    const name = cleanName(plan.name, 1_024);
    if (name === '' || found.has(name)) continue;
    const claims = await claimsWithin(plan.root ?? '', plan.files, plan, files, extractors);
    found.set(name, {
      name,
      role: plan.role,
      ...(plan.of === undefined ? {} : { of: cleanName(plan.of, 1_024) }),
      known: plan.known,
      files: plan.files.toSorted(byCodeUnits),
      claims: orderClaims(claims),
    });
  }
  return [...found.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

async function claimsWithin(
  root: string,
  paths: readonly string[],
  { sets, claims }: Pick<ComponentPlan, 'sets' | 'claims'>,
  files: ModelFiles,
  extractors: readonly Extractor[],
): Promise<readonly Ranked[]> {
  const view = viewOf(files, root, paths, sets);
  const extracted = await extractWith(view, extractors);
  return [...locatedBelow(extracted, root), ...plannedClaims(claims, files)];
}

/** What a view's own sources say of it. Requests for code are left out: they are searched for once, everywhere. */
export async function extractWith(
  view: ModelFiles,
  extractors: readonly Extractor[],
): Promise<readonly Ranked[]> {
  const found: Ranked[] = [];
  for (const [rank, extractor] of extractors.entries()) {
    if (!OWN_SOURCES.has(extractor.id)) continue;
    const { claims } = await extractor.extract(view);
    for (const claim of claims) found.push({ ...claim, rank });
  }
  return found;
}

/** Statements of the folder's description, bounded and cleaned; they follow those of the part itself. */
export function plannedClaims(
  planned: readonly PlannedClaim[],
  { limits }: Pick<ModelFiles, 'limits'>,
): readonly Ranked[] {
  const list = claimList('declared', limits);
  for (const { field, value, locator } of planned) list.add(field, value, locator);
  return list.claims.map((claim) => ({ ...claim, rank: Number.MAX_SAFE_INTEGER }));
}
