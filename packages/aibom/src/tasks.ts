/** A task's inputs and outputs. */
export interface Modalities {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const TASKS: readonly (readonly [tasks: string, inputs: string, outputs: string])[] = [
  ['text-classification token-classification zero-shot-classification', 'text', 'labels'],
  ['text-generation summarization translation fill-mask text2text-generation', 'text', 'text'],
  ['question-answering table-question-answering', 'text', 'text'],
  ['feature-extraction sentence-similarity', 'text', 'vector'],
  ['text-to-image', 'text', 'image'],
  ['text-to-video', 'text', 'video'],
  ['text-to-speech text-to-audio', 'text', 'audio'],
  ['image-classification zero-shot-image-classification', 'image', 'labels'],
  ['object-detection zero-shot-object-detection', 'image', 'boxes'],
  ['image-segmentation mask-generation', 'image', 'masks'],
  ['image-to-text', 'image', 'text'],
  ['image-feature-extraction', 'image', 'vector'],
  [
    'image-text-to-text visual-question-answering document-question-answering',
    'image text',
    'text',
  ],
  ['image-to-image depth-estimation', 'image', 'image'],
  ['audio-classification voice-activity-detection', 'audio', 'labels'],
  ['automatic-speech-recognition', 'audio', 'text'],
  ['audio-to-audio', 'audio', 'audio'],
  ['video-classification', 'video', 'labels'],
  ['tabular-classification', 'table', 'labels'],
  ['tabular-regression time-series-forecasting', 'table', 'numbers'],
];

const BY_TASK = new Map(
  TASKS.flatMap(([tasks, inputs, outputs]) =>
    tasks
      .split(' ')
      .map((task) => [task, { inputs: inputs.split(' '), outputs: outputs.split(' ') }] as const),
  ),
);

/**
 * The kinds of data that a task in the Hugging Face list takes and returns; undefined for any other.
 * @see https://huggingface.co/docs/hub/models-tasks
 */
export function modalitiesOf(task: string): Modalities | undefined {
  return BY_TASK.get(task);
}
