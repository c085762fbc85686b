import type { Finding } from '@weighbridge/core';
import { claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Described } from '../contradiction.ts';
import type { Claim } from '../description.ts';
import { finding, placeOf } from '../finding.ts';
import { normaliseLicence } from '../licences/normalise.ts';
import { contradiction } from '../rules.ts';
import { cleanName, member, plainText } from '../text.ts';

/** One thing that a header and a card or configuration both say, made comparable. */
interface Compared {
  readonly field: string;
  readonly what: string;
  comparable(value: unknown): string;
}

const COMPARED: readonly Compared[] = [
  {
    field: 'model.licence',
    what: 'licence',
    comparable: (value) => normaliseLicence(plainText(value)).expression.toLowerCase(),
  },
  {
    field: 'model.baseModel',
    what: 'base model',
    comparable: (value) =>
      plainText(member(value, 'name'))
        .split('/')
        .at(-1)
        ?.toLowerCase()
        .replaceAll(/[\s_]+/g, '-') ?? '',
  },
  { field: 'model.contextLength', what: 'context length', comparable: plainText },
  { field: 'model.hiddenSize', what: 'width', comparable: plainText },
  { field: 'model.layers', what: 'number of layers', comparable: plainText },
];

/** A GGUF file's header and the card or configuration next to it disagree. */
export const ggufHeader = defineContradiction({
  id: 'gguf-header',
  compare: (described) => [
    ...COMPARED.flatMap((compared) => compareDeclared(described, compared)),
    ...compareVocabulary(described),
  ],
});

/** Sources agree when they have one statement in common; each may make several. */
function compareDeclared(described: Described, compared: Compared): readonly Finding[] {
  const forms = described.components.filter(({ role }) => role === 'variant' || role === 'export');
  const claims = [described, ...forms]
    .flatMap((one) => claimsOf(one, compared.field))
    .filter(({ tier }) => tier === 'declared');
  const isHeader = ({ locator }: Claim): boolean =>
    described.readings.get(placeOf(locator).path)?.format === 'gguf';
  const beside = claimsOf(described, compared.field).filter(
    (claim) => claim.tier === 'declared' && !isHeader(claim),
  );
  const [other] = beside;
  if (other === undefined) return [];
  const said = new Set(beside.map(({ value }) => compared.comparable(value)));
  const headers = Map.groupBy(claims.filter(isHeader), ({ locator }) => placeOf(locator).path);
  return [...headers.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const agrees = [first, ...rest].some(({ value }) => said.has(compared.comparable(value)));
    return agrees ? [] : [contradicts(compared, first, other)];
  });
}

function contradicts({ field, what }: Compared, header: Claim, other: Claim): Finding {
  const [file, source] = [placeOf(header.locator), placeOf(other.locator)];
  const text = ({ value }: Claim): string =>
    cleanName(plainText(member(value, 'name') ?? value), 120);
  const message = `The header of ${file.path} says ${text(header)} for the ${what}, ${source.path} says ${text(other)}.`;
  return finding(contradiction, 'warning', message, [file, source], field);
}

const EMBEDDING = 'token_embd.weight';

/** Every token needs a row of the embedding; a header with more tokens than rows is not this model's. */
function compareVocabulary({ readings }: Described): readonly Finding[] {
  return [...readings].flatMap(([path, { format, facts }]) => {
    if (format !== 'gguf') return [];
    const tokens = facts.entries?.find(({ key }) => key === 'tokenizer.ggml.tokens')?.count;
    const rows = facts.tensors.find(({ name }) => name === EMBEDDING)?.shape[0];
    if (tokens === undefined || typeof rows !== 'number' || tokens <= rows) return [];
    const message = `The header of ${path} has ${tokens} tokens, but the token embedding has ${rows} rows.`;
    return [finding(contradiction, 'warning', message, [{ path }], 'tokens')];
  });
}
