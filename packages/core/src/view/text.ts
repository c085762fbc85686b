/** A non-negative integer with thousands separators, the same in every locale. */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `11 files`; `many` where the plural is not the noun with an s. */
export function plural(value: number, noun: string, many: string = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : many}`;
}
