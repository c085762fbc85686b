import type { BundleInspection, ClaimedSigner } from '@weighbridge/model-signing/bundle';
import { bytes, plural } from '@weighbridge/report';
import type { Fact } from '@weighbridge/report';

type Claims = BundleInspection['claims'];

/** What a bundle claims, none of it verified. */
export function claimFacts(claims: Claims): readonly Fact[] {
  const { mediaType, version, method, signer, statement, model } = claims;
  const { predicateType, payloadType, payloadDigest, payloadBytes } = statement;
  return [
    { name: 'bundle', value: `${mediaType ?? 'a bare envelope'} (${version})` },
    { name: 'method', value: `${method} (as its shape says)` },
    ...signerFacts(signer),
    ...timeFacts(claims),
    { name: 'states', value: predicateType ?? payloadType },
    { name: 'payload', value: `${payloadDigest}, ${bytes(payloadBytes)}` },
    ...(model === undefined ? [] : modelFacts(model)),
  ];
}

function timeFacts({ logEntries, timestamps }: Claims): readonly Fact[] {
  return [
    ...timestamps.map((time) => ({ name: 'stamped', value: `${time} (as it claims)` })),
    ...logEntries.map(({ logIndex, integratedTime, kind, version }) => {
      const parts = [`entry ${logIndex ?? '?'}`, integratedTime, kind, version];
      const text = parts.filter((part) => part !== undefined).join(' ');
      return { name: 'logged', value: `${text} (as it claims)` };
    }),
  ];
}

function modelFacts(model: NonNullable<Claims['model']>): readonly Fact[] {
  const { method, algorithm, shardBytes, files, ignorePaths, allowSymlinks } = model;
  const parts = method === 'files' ? '' : ` of parts of ${bytes(shardBytes ?? 0)}`;
  const links = { name: 'links', value: 'allowed: signed as the files that they lead to' };
  const leftOut = { name: 'left out', value: plural(ignorePaths.length, 'path') };
  return [
    { name: 'model', value: `${model.subjectName} (as it claims)` },
    { name: 'lists', value: `${plural(files, 'file')}, ${algorithm}${parts}` },
    { name: 'root', value: model.root },
    ...(allowSymlinks ? [links] : []),
    ...(ignorePaths.length === 0 ? [] : [{ ...leftOut, names: ignorePaths }]),
  ];
}

function signerFacts(signer: ClaimedSigner): readonly Fact[] {
  const { identity, certificates, keyHint, keyFingerprint, keyid } = signer;
  return [
    ...(identity === undefined
      ? []
      : [
          { name: 'claims to be', value: identity.identity },
          { name: 'vouched by', value: `${identity.issuer} (as it claims)` },
        ]),
    ...(keyHint === undefined ? [] : [{ name: 'key hint', value: keyHint }]),
    ...(keyFingerprint === undefined ? [] : [{ name: 'key', value: keyFingerprint }]),
    ...(keyid === undefined || keyid === '' ? [] : [{ name: 'key id', value: keyid }]),
    ...certificates.flatMap(certificateFacts),
  ];
}

function certificateFacts(certificate: ClaimedSigner['certificates'][number]): readonly Fact[] {
  const { subject, issuer, validFrom, validTo, fingerprint } = certificate;
  return [
    { name: 'certificate', value: subject === '' ? '(no subject)' : subject },
    { name: '', value: `issued by ${issuer}, ${validFrom} to ${validTo}` },
    { name: '', value: fingerprint },
  ];
}
