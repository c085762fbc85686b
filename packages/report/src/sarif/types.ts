import type { JsonObject } from '@weighbridge/core';

/** The parts of SARIF 2.1.0 that we write, with the standard's names and meanings. */
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

/** A document's own content in a SARIF run. */
export interface SarifParts {
  /** Rules that follow those of the findings. */
  readonly rules: readonly SarifRule[];
  /** Results that follow those of the findings. */
  readonly results: readonly Omit<SarifResult, 'ruleIndex'>[];
  /** Members of the run that replace those that every document has. */
  readonly run: object;
}
