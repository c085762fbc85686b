import { defineFormat } from '../format.ts';
import { isSentencePiece } from '../sniff/sentence-piece.ts';

/** A tokenizer vocabulary. */
export const sentencePiece = defineFormat({
  id: 'sentence-piece',
  title: 'SentencePiece model',
  mediaType: 'application/vnd.weighbridge.sentencepiece',
  names: { exclusive: ['.model', '.spm'] },
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto'],
  sniff: (head) => isSentencePiece(head),
});
