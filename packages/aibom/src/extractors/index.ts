import type { Extractor } from '../extractor.ts';
import { adapterConfig } from './adapter-config.ts';
import { downloadRecord } from './download-record.ts';
import { generationConfig } from './generation-config.ts';
import { ggufHeader } from './gguf-header.ts';
import { graphHeader } from './graph-header.ts';
import { headerAuthor } from './header-author.ts';
import { headerLicence } from './header-licence.ts';
import { huggingFaceConfig } from './hugging-face-config.ts';
import { huggingFaceSnapshot } from './hugging-face-snapshot.ts';
import { licenceFile } from './licence-file.ts';
import { manifestLicence } from './manifest-licence.ts';
import { mlflowModel } from './mlflow-model.ts';
import { modelCardText } from './model-card-text.ts';
import { modelCard } from './model-card.ts';
import { packageManifest } from './package-manifest.ts';
import { partConfig } from './part-config.ts';
import { quantisationConfig } from './quantisation-config.ts';
import { remoteCodeConfig } from './remote-code-config.ts';
import { sentenceTransformersConfig } from './sentence-transformers-config.ts';
import { spacyMeta } from './spacy-meta.ts';
import { tokenizer } from './tokenizer.ts';
import { trainingRecord } from './training-record.ts';
import { weightHeader } from './weight-header.ts';

/** Sources of claims, best first: bytes, then what was recorded or configured, then the card. */
export const extractors: readonly Extractor[] = [
  weightHeader,
  graphHeader,
  ggufHeader,
  headerLicence,
  headerAuthor,
  licenceFile,
  huggingFaceConfig,
  quantisationConfig,
  partConfig,
  remoteCodeConfig,
  adapterConfig,
  generationConfig,
  sentenceTransformersConfig,
  mlflowModel,
  spacyMeta,
  tokenizer,
  trainingRecord,
  manifestLicence,
  modelCard,
  modelCardText,
  packageManifest,
  downloadRecord,
  huggingFaceSnapshot,
];
