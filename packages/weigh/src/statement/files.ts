/** File names of a signed posture's documents in `attestations/`. */
export const STATEMENT_FILES = {
  posture: 'posture.json',
  summary: 'posture-vsa.json',
  result: 'posture-svr.json',
  evidence: 'posture-evidence.json',
} as const;

/** The exported evidence, which is not signed itself: the posture statement names its digest. */
export const EXPORT_FILE = STATEMENT_FILES.evidence;
