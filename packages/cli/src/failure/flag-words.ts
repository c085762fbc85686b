import type { CodeHelp } from '@weighbridge/core';

/** The help of codes that this program's flags affect; it names the flags. */
const FLAG_WORDS: Readonly<Record<string, Partial<Pick<CodeHelp, 'when' | 'advice'>>>> = {
  EXPORT_TOO_LARGE: { advice: 'Check that --evidence names the exported evidence.' },
  EXPORT_MALFORMED: {
    advice: 'Fetch the exported evidence again: it is not what weigh --sign wrote.',
  },
  EXPORT_MISMATCH: {
    advice: 'Give --evidence the export that was written with this statement.',
  },
  PREVIOUS_MISMATCH: {
    when: 'the posture was weighed against another earlier statement than the one that --previous names, or against none',
    advice:
      'Weigh the model again with --previous: what was removed since then may go unnoticed here.',
  },
  POSTURE_STALE: {
    when: 'the posture admitted the model, and is now past --max-age or its own end: its evidence is stale, or a waiver has ended',
  },
  POSTURE_CONDITIONS: {
    when: 'the posture admits the model on conditions, and --strict asks for a plain admission',
    advice: 'Leave out --strict to accept the waivers that it names, or fix what they waive.',
  },
};

/** The help of an error code; it names the flags that affect the code. */
export function withFlags(code: string, help: CodeHelp): CodeHelp {
  return Object.hasOwn(FLAG_WORDS, code) ? { ...help, ...FLAG_WORDS[code] } : help;
}
