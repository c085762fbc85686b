import type { SignerIdentity, Waiver } from '@weighbridge/core';

/** Which controls must hold before a model is admitted, and under which terms. */
export interface Policy {
  /** Appears in the gate's sentence. */
  readonly name: string;
  /** Describes the policy to people; at most 2,000 characters. */
  readonly description?: string;
  /** Control ids, or `all` for every control of the catalogue. */
  readonly requires: readonly string[] | 'all';
  /**
   * Controls whose fail is a condition of the admission and does not refuse; none of them is required. Meant for a
   * control that will be enforced later.
   */
  readonly advisory?: readonly string[];
  /**
   * Every cluster that may serve models. A model counts as deployed nowhere only if all of them were listed completely;
   * without this list no model does.
   */
  readonly clusters?: readonly string[];
  /** SPDX ids, LicenseRef ids; what is neither allowed nor denied is unknown. */
  readonly licences?: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  /** Who may sign models and statements about them; without it no signature leads to a pass. */
  readonly signers?: readonly PolicySigner[];
  /** Whose evidence counts when it is handed in; without it, evidence that others hand in decides nothing. */
  readonly observers?: readonly Observer[];
  /** Where models may be made, as URIs compared exactly; without it no provenance passes. */
  readonly provenance?: {
    readonly builders: readonly string[];
    readonly sources: readonly string[];
  };
  /**
   * `shipped`: WB-BOM-1 passes only with a bill of materials that came with the model, and is unknown with one made
   * from its bytes. Absent: either will do.
   */
  readonly bom?: 'shipped';
  /** Maximum age in days, by control id; it can only shorten the catalogue's limit. */
  readonly maxAgeDays?: Readonly<Record<string, number>>;
  /** Exceptions in force; see `Waiver`. */
  readonly waivers?: readonly Waiver[];
}

/** Somebody who may hand in evidence. */
export interface Observer {
  /** Name of one of the policy's signers. */
  readonly signer: string;
  /** Evidence types for which their evidence counts, for instance `runtime/digest`. */
  readonly types: readonly string[];
}

/** Somebody who may sign, with everything needed to verify that they did. */
export type PolicySigner = KeySigner | CertificateSigner | SigstoreSigner;

/** Whoever holds the private key of this public key. */
export interface KeySigner {
  /** A human-readable name. */
  readonly name: string;
  readonly method: 'key';
  /** One PEM `PUBLIC KEY`: ECDSA on P-256, P-384 or P-521. */
  readonly publicKey: string;
  /** PEM `CERTIFICATE` blocks of RFC 3161 authorities; without them no timestamp counts. */
  readonly timestampAuthorities?: string;
}

/** Whoever holds a certificate that leads to one of these anchors. */
export interface CertificateSigner {
  /** A human-readable name. */
  readonly name: string;
  readonly method: 'certificate';
  /** One or more PEM `CERTIFICATE` blocks, each an anchor. */
  readonly anchors: string;
  /** Subject of the signing certificate, compared exactly; without it any certificate will do. */
  readonly subject?: string;
  /** PEM `CERTIFICATE` blocks of RFC 3161 authorities; without them the certificate must be valid now. */
  readonly timestampAuthorities?: string;
}

/**
 * Whoever proved to this issuer that they are this identity, or one that fits this pattern, or a run of this
 * workflow: one of the three.
 */
export interface SigstoreSigner extends SignerIdentity {
  /** A human-readable name. */
  readonly name: string;
  readonly method: 'sigstore';
}
