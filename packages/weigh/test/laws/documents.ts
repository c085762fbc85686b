/** The controls that a document next to the weights concerns, by its path. */
export function spokenFor(path: string): readonly string[] {
  if (path === 'README.md') return ['WB-BOM-4'];
  if (path.endsWith('.cdx.json')) return ['WB-BOM-1'];
  if (path.startsWith('attestations/')) return ['WB-PIP-1', 'WB-INT-2'];
  return ['WB-INT-1', 'WB-INT-2', 'WB-INT-3'];
}
