/** A non-negative integer with thousands separators, the same in every locale. */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `11 files`; pass `many` if the plural does not just add an s. */
export function plural(value: number, noun: string, many: string = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : many}`;
}
