const PIECE = 0x0a;
const SCORE = 0x15;
/** So many pieces in a row must have the right shape. */
const PIECES = 3;

/** Whether the head starts with pieces: each a text and a score (protobuf fields 1 and 2) and at most a type. */
export function isSentencePiece(head: Uint8Array): boolean {
  let at = 0;
  for (let i = 0; i < PIECES; i += 1) {
    const length = head[at + 1] ?? 0;
    const textLength = head[at + 3] ?? 0;
    const shaped =
      head[at] === PIECE &&
      length < 0x80 &&
      head[at + 2] === PIECE &&
      textLength < 0x80 &&
      head[at + 4 + textLength] === SCORE;
    const rest = length - (2 + textLength + 5);
    if (!shaped || (rest !== 0 && rest !== 2)) return false;
    at += 2 + length;
  }
  return true;
}
