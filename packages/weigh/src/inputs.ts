import type { FolderSource, Subject } from '@weighbridge/core';
import type { TrustedRoot } from '@weighbridge/model-signing';
import type { PolicySigner } from '@weighbridge/posture';
import type { SignatureSource } from './signing/signature-files.ts';

/** The inputs of a weighing. An absent input leaves its evidence missing: unknown, never a pass. */
export interface ModelInputs {
  /** The model's files; absent for a model that others serve, or that is known by its name alone. */
  readonly folder?: FolderSource | undefined;
  /** Package URL or name of the model. Default: the folder's name; needed where there is no folder. */
  readonly model?: string | undefined;
  /** The subject of all evidence, where it is already known. Default: by hashing the folder. */
  readonly subject?: Subject | undefined;
  /** Who may sign. Without them no signature is checked. */
  readonly signers?: readonly PolicySigner[] | undefined;
  /** The model's signature. Default: every file at a well-known name, such as `model.sig`. */
  readonly signature?: SignatureSource | undefined;
  /** Statements of evidence that others hand in, in addition to those in `attestations/` of the folder. */
  readonly statements?: readonly StatementSource[] | undefined;
  /** Trusted root for keyless signatures. Default: the pinned one of the public-good Sigstore. */
  readonly sigstoreRoot?: TrustedRoot | undefined;
  /** What to call the place where the files are, in evidence of what runs. Default: the folder's name. */
  readonly place?: string | undefined;
  /**
   * Whether the folder is where the model is served from: its init container, or its host. If so, the digest
   * counts as what runs; otherwise it counts as a copy in a store. Default false.
   */
  readonly serving?: boolean | undefined;
}

/** A statement of evidence from elsewhere. */
export interface StatementSource {
  /** Its name: under the same name later, it is the same statement or a newer one. */
  readonly path: string;
  /** A Sigstore bundle, a DSSE envelope, or an unsigned in-toto statement. */
  readonly bytes: Uint8Array;
}

/** The name of an input. */
export type InputName = keyof ModelInputs;

/** How a command line takes an input. */
export interface InputFlag {
  /** In commander's syntax, for instance `-s, --signature <file>`. */
  readonly flags: string;
  /** One line of help. */
  readonly summary: string;
  /** Whether it can be given more than once. */
  readonly repeatable?: true;
}

/** An input as registries and command lines see it. */
export interface InputDefinition {
  /** A few words for people: what is missing where the input is not given. */
  readonly title: string;
  /** How a command line takes it; absent where it is given in another way, such as an argument. */
  readonly flag?: InputFlag;
}

/** Registry: every input, in the order in which a command line lists them. */
export const INPUTS: Readonly<Record<InputName, InputDefinition>> = {
  folder: { title: 'the files of the model' },
  subject: { title: 'the subject of the evidence' },
  signers: { title: 'who may sign' },
  signature: {
    title: 'the signature of the model',
    flag: {
      flags: '-s, --signature <file>',
      summary:
        'the signature of the model (default: those at well-known names in it, such as model.sig; otherwise model.sig here, where sign writes it)',
    },
  },
  statements: {
    title: 'evidence that others hand in',
    flag: {
      flags: '--evidence <file>',
      summary:
        'a signed statement of evidence from someone else; the policy names the observers that count',
      repeatable: true,
    },
  },
  sigstoreRoot: {
    title: 'the trusted root of a Sigstore',
    flag: {
      flags: '--trusted-root <file>',
      summary: 'trusted root of a private Sigstore, for its signatures',
    },
  },
  place: {
    title: 'the name of the place',
    flag: {
      flags: '--place <name>',
      summary: 'what to call this place in evidence of what runs',
    },
  },
  serving: {
    title: 'whether the model is served from here',
    flag: {
      flags: '--serving',
      summary:
        'the model is served from this folder: run it in the init container or on the host that serves; without it the folder counts as a copy in a store',
    },
  },
  model: {
    title: 'the name of the model',
    flag: {
      flags: '--model <name>',
      summary: "package URL or name of the model (default: the folder's name)",
    },
  },
};
