import type { EvidenceType } from '../type.ts';

/** The label of the member at a place (`files/sizeBytes`): from its type, otherwise its own name in words. */
export function labelOf({ labels = {} }: Pick<EvidenceType, 'labels'>, place: string): string {
  if (Object.hasOwn(labels, place)) return labels[place] ?? '';
  const words = place
    .slice(place.lastIndexOf('/') + 1)
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `Signer` and `Key type` as `Signer key type`. */
export function joined(head: string, label: string): string {
  if (head === '') return label;
  return /^[A-Z][a-z]/.test(label)
    ? `${head} ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : `${head} ${label}`;
}
