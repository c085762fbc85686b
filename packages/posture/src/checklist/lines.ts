/** One line of the checklist: a practice, and the controls that show whether it is kept. */
export interface ChecklistLine {
  /** `C1` to `C10`; never renumbered, never reused. */
  readonly id: string;
  /** The practice, in a few words. */
  readonly title: string;
  /** What it asks of a model, as a question. */
  readonly question: string;
  /** Ids of the controls that answer it, in catalogue order. */
  readonly controls: readonly string[];
}

/** The ten practices that every model in production is asked about, in display order. */
export const checklist: readonly ChecklistLine[] = [
  {
    id: 'C1',
    title: 'Scan containers and artifacts',
    question:
      'Were the files of the model and the image that serves it scanned, and were the findings triaged?',
    controls: ['WB-ART-1', 'WB-ART-2', 'WB-BOM-3'],
  },
  {
    id: 'C2',
    title: 'Sign models, verify before they load',
    question:
      'Is the model signed by someone who may sign it, and is that verified before it serves?',
    controls: ['WB-INT-1', 'WB-INT-2', 'WB-INT-3', 'WB-K8S-8'],
  },
  {
    id: 'C3',
    title: 'Least privilege and network policy',
    question: 'If the serving pod were taken over, how far would the intruder get?',
    controls: ['WB-K8S-1', 'WB-K8S-2', 'WB-K8S-3', 'WB-K8S-4'],
  },
  {
    id: 'C4',
    title: 'Bills of materials',
    question:
      'Does a bill of materials say what the model is made of, and does it match the bytes?',
    controls: ['WB-BOM-1', 'WB-BOM-2'],
  },
  {
    id: 'C5',
    title: 'Runtime monitoring and response',
    question: 'Is every runtime alert answered, and was the way back drilled?',
    controls: ['WB-RUN-5', 'WB-RUN-6'],
  },
  {
    id: 'C6',
    title: 'Encryption at rest and in transit',
    question: 'Are weights and data encrypted where they are stored and while they travel?',
    controls: ['WB-CNF-1', 'WB-CNF-2'],
  },
  {
    id: 'C7',
    title: 'Access logs for forensics',
    question: 'Could an investigator tell who read the model and its data, and what it answered?',
    controls: ['WB-RUN-1', 'WB-RUN-7'],
  },
  {
    id: 'C8',
    title: 'Adversarial and shift tests',
    question: 'Was the model tested on clean, hostile and shifted inputs before it was released?',
    controls: ['WB-PIP-3', 'WB-PIP-4'],
  },
  {
    id: 'C9',
    title: 'Approval gates equal to code',
    question: 'Did enough people approve exactly these bytes?',
    controls: ['WB-PIP-2'],
  },
  {
    id: 'C10',
    title: 'Audits of permissions and networks',
    question: 'Were cloud permissions and network configuration audited lately?',
    controls: ['WB-K8S-3', 'WB-CLD-1'],
  },
];
