import type { JsonObject } from '@weighbridge/core';

/** The parts of SARIF 2.1.0 that we write; names and meanings are the standard's. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: 'fail' | 'pass' | 'open' | 'notApplicable';
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: SarifMessage;
  readonly locations?: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
  readonly properties?: object;
}

export interface SarifMessage {
  readonly text: string;
}

/** A rule as `tool.driver.rules` describes it. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage;
  readonly helpUri?: string;
  readonly relationships?: readonly object[];
  readonly properties?: JsonObject;
}

/** What a document has of its own in a SARIF run. */
export interface SarifParts {
  /** Rules behind those of the findings. */
  readonly rules: readonly SarifRule[];
  /** Results behind those of the findings. */
  readonly results: readonly Omit<SarifResult, 'ruleIndex'>[];
  /** Members of the run, in the place of those that every document has. */
  readonly run: object;
}
