export type {
  BomAffirmation,
  BomAssessment,
  BomAssessmentEvidence,
  BomAssessmentResult,
} from './assessment.ts';
export { describeBomClaims } from './bom-claims.ts';
export { bestClaim, claimsOf, claimTotals } from './claims.ts';
export { defineExtractor } from './extractor.ts';
export type { Extracted, Extractor, ModelFiles } from './extractor.ts';
export { extractors } from './extractors/index.ts';
export { compareBomToFiles } from './compare-bom.ts';
export type { BomComparison, CompareOptions } from './compare-bom.ts';
export type { CodeRequest } from './configuration/loader-rule.ts';
export type { ConfigurationRead } from './configuration/read.ts';
export type { FoundRequest } from './configuration/search.ts';
export type { CycloneDxBom } from './cyclonedx/bom.ts';
export { describeModel } from './describe.ts';
export type { DescribeOptions } from './describe.ts';
export type { ComponentRole } from './component-role.ts';
export type {
  BomDescription,
  BomFile,
  Claim,
  CodeAnswer,
  DescribedComponent,
  DescribedFile,
  ModelDescription,
  SetApart,
} from './description.ts';
export type { ShardIndex, WeightSet } from './weights/weight-set.ts';
export { AibomError } from './error.ts';
export type { AibomErrorCode } from './error.ts';
export { fields, missingFields, missingFromBom } from './fields.ts';
export type { BomView, Field } from './fields.ts';
export { DESCRIBE_LIMITS } from './limits.ts';
export type { DescribeLimitOptions, DescribeLimits } from './limits.ts';
export { describeBom, describeLicences } from './payloads.ts';
export type { BomToDescribe } from './payloads.ts';
export type { DescribeProgress } from './read-files.ts';
export { parseBom } from './parse-bom.ts';
export type { ParseBomOptions, ParsedBom } from './parse-bom.ts';
export { BOM_LIMITS } from './read/limits.ts';
export type { BomLimits } from './read/limits.ts';
export type { BomMetadata } from './read/metadata.ts';
export { ruleSet } from './rules.ts';
export type { DownloadRecord } from './download-records.ts';
export { findBeside, withoutEntries } from './set-apart.ts';
export type { Beside } from './set-apart.ts';
export { findShippedBom, readShippedBom, readShippedBoms } from './shipped-bom.ts';
export type { ReadShippedOptions, ShippedBom } from './shipped-bom.ts';
export { findOtherBills, otherBillFinding } from './other-bills.ts';
export type { OtherBill } from './other-bills.ts';
export { bomScopeOf } from './bom-scope.ts';
export type { BomScope } from './bom-scope.ts';
export { serializeBom, toCycloneDx, WRITTEN_SPEC_VERSIONS } from './to-cyclonedx.ts';
export type { CycloneDxOptions, WrittenSpecVersion } from './to-cyclonedx.ts';
