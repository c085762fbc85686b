import { claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import { finding, placeOf } from '../finding.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { licenceContradiction } from '../rules.ts';
import { cleanName } from '../text.ts';

/**
 * The card names one licence, the text beside it is another.
 *
 * An error when the text is word for word a published licence, a warning when it was told by phrases.
 * A `-only` text also serves an `-or-later` declaration, since the same text comes with both.
 */
export const licence = defineContradiction({
  id: 'licence',
  compare(described) {
    const claims = claimsOf(described, 'model.licence');
    const texts = claims.filter((claim) => claim.tier === 'measured' || claim.tier === 'inferred');
    const declared = claims.filter((claim) => claim.tier === 'declared');
    if (texts.length === 0) return [];
    return declared.flatMap((claim) => {
      const expression = normaliseLicence(String(claim.value)).expression;
      if (texts.some((text) => covers(expression, String(text.value)))) return [];
      const [text] = texts;
      if (text === undefined) return [];
      const level = text.tier === 'measured' ? 'error' : 'warning';
      const message = `${placeOf(claim.locator).path} declares ${cleanName(expression, 120)}, but ${placeOf(text.locator).path} is the text of ${String(text.value)}.`;
      return [
        finding(
          licenceContradiction,
          level,
          message,
          [placeOf(claim.locator), placeOf(text.locator)],
          expression,
        ),
      ];
    });
  },
});

function covers(expression: string, text: string): boolean {
  const family = (id: string) => id.replace(/-(only|or-later)$|\+$/, '').toLowerCase();
  return expression.split(/\s+(?:AND|OR)\s+|[()]/).some((id) => family(id.trim()) === family(text));
}
