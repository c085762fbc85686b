import type { CommandPage } from '../../command.ts';

/** The help of `weigh`. */
export const page: CommandPage = {
  summary: 'say whether a model may be used, and why',
  arguments: [['<model>', 'the folder that holds the model, or its one file']],
  examples: [
    ['weighbridge weigh ./fraud-v7', 'the answer, for people'],
    ['weighbridge weigh ./fraud-v7 --policy prod.yaml', 'under your own policy'],
    ['weighbridge weigh ./fraud-v7 --format sarif -o fraud.sarif', 'for a code-scanning tool'],
    ['weighbridge weigh ./fraud-v7 --format html -o fraud.html', 'a page to read and keep'],
    ['weighbridge weigh ./fraud-v7 --format markdown', 'for a comment or a job summary'],
    [
      'weighbridge weigh ./fraud-v7 --format json --previous last.json',
      'notice withdrawn evidence',
    ],
    ['weighbridge weigh ./fraud-v7 --evidence seen.json', 'with what an observer hands in'],
    ['weighbridge weigh ./fraud-v7 --strict', 'exit code 0 only for a plain admission'],
    ['weighbridge weigh ./fraud-v7 --bom-out fraud.cdx.json', 'also write its bill of materials'],
    [
      'weighbridge weigh ./fraud-v7 --sign key --private-key gate.pem',
      'sign the answer; weighbridge verify posture computes it again',
    ],
  ],
};
