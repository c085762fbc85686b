import { file, textSamples } from '../support/sample.ts';

export const licence = textSamples(
  'licence',
  { LICENSE: 'Apache License\n', 'LICENSE-MIT': 'MIT License\n' },
  [file('LICENSE.pkl', 'Apache License'), file('LICENSE.onnx', 'Apache License')],
);
