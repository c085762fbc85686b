import { defineSamples, file } from '../support/sample.ts';

const piece = (text: string, scoreTag = '\x15'): string => {
  const length = String.fromCharCode(2 + text.length + 5);
  return `\x0a${length}\x0a${String.fromCharCode(text.length)}${text}${scoreTag}\0\0\0\0`;
};

export const sentencePiece = defineSamples({
  format: 'sentence-piece',
  benign: [file('tokenizer.model', ['<unk>', '<s>', '</s>'].map((text) => piece(text)).join(''))],
  malformed: [
    file('tokenizer.model', `${piece('<unk>')}${piece('<s>')}${piece('</s>').slice(0, 6)}`),
  ],
  nearMiss: [
    file('tokenizer.model', ['<unk>', '<s>', '</s>'].map((text) => piece(text, '\x1d')).join('')),
    file('tokenizer.model', '\x0a\x80\x01'),
  ],
});
