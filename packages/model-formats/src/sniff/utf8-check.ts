/** Least and greatest second byte after a first byte: no overlong forms, nothing beyond U+10FFFF. */
const SECOND: Readonly<Record<number, readonly [least: number, greatest: number]>> = {
  0xe0: [0xa0, 0xbf],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

/** Checks UTF-8 byte by byte; surrogates pass, as they do in a pickle. */
export class Utf8Check {
  /** Number of characters that have begun so far. */
  characters = 0;
  #left = 0;
  #least = 0x80;
  #greatest = 0xbf;

  /** Takes one byte; false when the bytes so far are not the beginning of UTF-8. */
  take(byte: number): boolean {
    if (this.#left > 0) {
      const fits = byte >= this.#least && byte <= this.#greatest;
      this.#left -= 1;
      this.#least = 0x80;
      this.#greatest = 0xbf;
      return fits;
    }
    this.characters += 1;
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#left = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    [this.#least, this.#greatest] = SECOND[byte] ?? [0x80, 0xbf];
    return true;
  }

  /** Whether no character is open. */
  get complete(): boolean {
    return this.#left === 0;
  }
}
