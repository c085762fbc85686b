import { claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import { finding, placeOf } from '../finding.ts';
import { contradiction } from '../rules.ts';
import { cleanName, member, plainText } from '../text.ts';

/** The adapter's configuration needs one model, but the card names only others. */
export const baseModel = defineContradiction({
  id: 'base-model',
  compare(described) {
    const claims = claimsOf(described, 'model.baseModel');
    const adapter = claims.find((claim) => claim.locator.startsWith('adapter_config.json'));
    const card = claims.filter((claim) => claim.locator.startsWith('README.md'));
    if (adapter === undefined || card.length === 0) return [];
    const needed = lastPart(member(adapter.value, 'name'));
    if (card.some((claim) => lastPart(member(claim.value, 'name')) === needed)) return [];
    const named = card.map((claim) => plainText(member(claim.value, 'name'))).join(', ');
    const message = `adapter_config.json needs ${cleanName(plainText(member(adapter.value, 'name')), 160)}, but README.md names ${cleanName(named, 160)}.`;
    const places = [
      placeOf(adapter.locator),
      ...card.slice(0, 1).map((claim) => placeOf(claim.locator)),
    ];
    return [finding(contradiction, 'warning', message, places, 'base-model')];
  },
});

/** The last part of a name: the same model often appears under another owner. */
function lastPart(name: unknown): string {
  return plainText(name).split('/').at(-1)?.toLowerCase() ?? '';
}
