import type { Finding } from '@weighbridge/core';
import { claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Claim } from '../description.ts';
import { finding, placeOf } from '../finding.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { licenceContradiction } from '../rules.ts';
import { cleanName, plainText } from '../text.ts';

/**
 * A source names licences, but the text next to it is not one of them.
 *
 * It is an error when the text is a published licence word for word, a warning when phrases identified it. A `-only`
 * text also satisfies an `-or-later` declaration, since both have the same text.
 */
export const licence = defineContradiction({
  id: 'licence',
  compare(described) {
    const claims = claimsOf(described, 'model.licence');
    const texts = claims.filter(({ tier }) => tier === 'measured' || tier === 'inferred');
    const [first] = texts;
    if (first === undefined) return [];
    const bySource = Map.groupBy(
      claims.filter(({ tier }) => tier === 'declared'),
      ({ locator }) => placeOf(locator).path,
    );
    return [...bySource.values()].flatMap((declared) => {
      const expressions = declared.map(
        ({ value }) => normaliseLicence(plainText(value)).expression,
      );
      const agrees = expressions.some((expression) =>
        texts.some((text) => covers(expression, text)),
      );
      return agrees ? [] : [contradicts(declared, expressions, first)];
    });
  },
});

function contradicts(
  declared: readonly Claim[],
  expressions: readonly string[],
  text: Claim,
): Finding {
  const places = [...declared.slice(0, 1), text].map(({ locator }) => placeOf(locator));
  const [source, file] = places.map(({ path }) => path);
  const named = cleanName(expressions.join(', '), 160);
  const message = `${source} declares ${named}, but ${file} is the text of ${plainText(text.value)}.`;
  const level = text.tier === 'measured' ? 'error' : 'warning';
  return finding(licenceContradiction, level, message, places, named);
}

function covers(expression: string, text: Claim): boolean {
  const family = (id: string) => id.replace(/-(only|or-later)$|\+$/, '').toLowerCase();
  const wanted = family(plainText(text.value));
  return expression.split(/\s+(?:AND|OR|WITH)\s+|[()]/).some((id) => family(id.trim()) === wanted);
}
