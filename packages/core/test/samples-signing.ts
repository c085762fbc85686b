const digest = `sha256:${'ab'.repeat(32)}` as const;

const signer = {
  method: 'certificate',
  name: 'CN=Release',
  keyFingerprint: digest,
  keyType: 'P-256',
  identity: 'release@example.org',
  issuer: 'https://accounts.example.org',
  certificateSubject: 'CN=Release',
  anchor: 'CN=Root',
  anchorFingerprint: digest,
};
const signedAt = [{ time: '2026-11-23T12:00:00Z', source: 'timestamp-authority', by: 'CN=TSA' }];
const problem = { code: 'FILES_MISMATCH', stage: 'files', message: 'One file differs.' };
const paths = { count: 1, listed: ['model.safetensors'] };
const uncovered = {
  count: 1,
  loadable: 0,
  unknown: 1,
  listed: [{ path: 'extra.bin', sizeBytes: 9, kind: 'file', loadable: null }],
};

/** Valid payloads of signatures, provenance and digests that run, by schema name. */
export const SIGNING_SAMPLES: Readonly<Record<string, unknown>> = {
  PipelineProvenancePayload: {
    path: 'attestations/provenance.json',
    verified: true,
    problem,
    signer,
    matchedSigner: 'release',
    signedAt,
    predicateType: 'https://slsa.dev/provenance/v1',
    subjectDigest: digest,
    builder: 'https://builder.example.org',
    source: null,
  },
  RuntimeDigestPayload: {
    observations: [
      {
        role: 'admission',
        place: 'prod',
        observedAt: '2026-11-23T12:00:00Z',
        root: digest,
        payloadDigest: digest,
        signer,
      },
    ],
  },
  SignatureManifestPayload: {
    path: 'model.sig',
    signer,
    payloadDigest: digest,
    verified: 1,
    verifiedBytes: 9,
    complete: false,
    notChecked: paths,
    mismatched: paths,
    missing: paths,
    unsignedPresent: uncovered,
    ignoredPresent: uncovered,
    renamed: { count: 1, listed: [{ from: 'a', to: 'b' }] },
  },
  SignatureVerificationPayload: {
    format: 'oms',
    path: 'model.sig',
    verified: false,
    method: 'certificate',
    problem,
    signer,
    matchedSigner: 'release',
    signedAt,
    dialect: 'oms-1.0',
    algorithm: 'sha256',
    root: digest,
    payloadDigest: digest,
    files: {
      verified: 1,
      verifiedBytes: 9,
      mismatched: 1,
      missing: 0,
      notChecked: 0,
      unsignedPresent: 0,
      ignoredPresent: 0,
    },
  },
  SignerFacts: signer,
};
