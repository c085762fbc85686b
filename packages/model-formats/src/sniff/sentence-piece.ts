const PIECE = 0x0a;
const SCORE = 0x15;
/** This many consecutive pieces must have the right shape. */
const PIECES = 3;

/** Whether the head starts with pieces: each has a text and a score (protobuf fields 1 and 2) and optionally a type. */
export function isSentencePiece(head: Uint8Array): boolean {
  let at = 0;
  for (let i = 0; i < PIECES; i += 1) {
    const length = pieceLength(head, at);
    if (length === undefined) return false;
    at += length;
  }
  return true;
}

/** Length of the piece at this offset, bytes, or undefined when there is none. */
function pieceLength(head: Uint8Array, at: number): number | undefined {
  const length = head[at + 1] ?? 0;
  const textLength = head[at + 3] ?? 0;
  if (head[at] !== PIECE || head[at + 2] !== PIECE || length >= 0x80 || textLength >= 0x80)
    return undefined;
  const rest = length - (2 + textLength + 5);
  return head[at + 4 + textLength] === SCORE && (rest === 0 || rest === 2) ? 2 + length : undefined;
}
