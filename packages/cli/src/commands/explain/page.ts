import type { CommandPage } from '../../command.ts';

/** The help of `explain`. */
export const page: CommandPage = {
  summary: 'explain what a control, a rule or an error code means, and what to do',
  arguments: [
    ['[id]', 'a control such as WB-ART-1, a rule such as safetensors/overlap, or an error code'],
  ],
  examples: [
    ['weighbridge explain', 'every control, rule and error code, one line each'],
    ['weighbridge explain WB-ART-1', 'a control: what it needs and what it is evidence for'],
    ['weighbridge explain safetensors/overlap', 'a rule: what it finds and what to do'],
    [
      'weighbridge explain CERTIFICATE_LAPSED',
      'an error code of verify: when it occurs and what to do',
    ],
  ],
};
