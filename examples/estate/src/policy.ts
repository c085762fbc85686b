/** Builder and source of the models that were trained here, in the provenance and in the policy. */
export const BUILDER = 'https://weighbridge.dev/examples/estate/setup';
export const SOURCE = 'https://github.com/weighbridge-dev/weighbridge';

/** The policy of the estate, as YAML: what is admitted, and whose signature counts. */
export function policyText(publicKey: string): string {
  const key = publicKey.trimEnd().replaceAll('\n', '\n      ');
  return `# Written by src/setup.ts, since the key is made when the estate is set up.
name: estate
description: Signed by the estate's own key, nothing added, well-formed, described and licensed.
requires: [WB-INT-1, WB-INT-3, WB-ART-1, WB-ART-2, WB-BOM-1, WB-BOM-4]
licences:
  allow: [Apache-2.0, MIT, CC0-1.0]
  deny: [CC-BY-NC-4.0]
signers:
  - name: estate-release
    method: key
    publicKey: |
      ${key}
provenance:
  builders: [${BUILDER}]
  sources: [${SOURCE}]
`;
}
