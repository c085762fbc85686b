/**
 * Licence ids of Hugging Face that are not SPDX ids, and what they mean in SPDX's words.
 *
 * Families without a version (`gpl`, `cc`, `bsd`) are no licence that one could comply with: they stay
 * LicenseRefs.
 * @see https://huggingface.co/docs/hub/repositories-licenses
 */
export const HUGGING_FACE_IDS: Readonly<Record<string, string>> = {
  'bigscience-bloom-rail-1.0': 'LicenseRef-bigscience-bloom-rail-1.0',
  'bigscience-openrail-m': 'LicenseRef-bigscience-openrail-m',
  'bigcode-openrail-m': 'LicenseRef-bigcode-openrail-m',
  openrail: 'LicenseRef-openrail',
  'openrail++': 'LicenseRef-openrail-plus-plus',
  'creativeml-openrail-m': 'LicenseRef-creativeml-openrail-m',
  llama2: 'LicenseRef-llama2',
  llama3: 'LicenseRef-llama3',
  'llama3.1': 'LicenseRef-llama3.1',
  'llama3.2': 'LicenseRef-llama3.2',
  'llama3.3': 'LicenseRef-llama3.3',
  llama4: 'LicenseRef-llama4',
  gemma: 'LicenseRef-gemma',
  'apple-ascl': 'LicenseRef-apple-ascl',
  'apple-amlr': 'LicenseRef-apple-amlr',
  deepfloyd: 'LicenseRef-deepfloyd-if-license',
  'deepfloyd-if-license': 'LicenseRef-deepfloyd-if-license',
  'fair-noncommercial-research-license': 'LicenseRef-fair-noncommercial-research-license',
  'h-research': 'LicenseRef-h-research',
  'intel-research': 'LicenseRef-intel-research',
  'lgpl-lr': 'LGPLLR',
  odbl: 'ODbL-1.0',
  'open-mdw': 'OpenMDW-1.0',
  gfdl: 'LicenseRef-gfdl',
  gpl: 'LicenseRef-gpl',
  lgpl: 'LicenseRef-lgpl',
  agpl: 'LicenseRef-agpl',
  bsd: 'LicenseRef-bsd',
  cc: 'LicenseRef-cc',
  'gpl-2.0': 'GPL-2.0-only',
  'gpl-3.0': 'GPL-3.0-only',
  'lgpl-2.1': 'LGPL-2.1-only',
  'lgpl-3.0': 'LGPL-3.0-only',
  'agpl-3.0': 'AGPL-3.0-only',
  pddl: 'PDDL-1.0',
  'odc-by': 'ODC-By-1.0',
  'c-uda': 'C-UDA-1.0',
  unlicense: 'Unlicense',
  other: 'LicenseRef-other',
  unknown: 'LicenseRef-unknown',
};
