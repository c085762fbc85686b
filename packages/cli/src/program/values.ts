import { InvalidArgumentError } from 'commander';

/** Reads a whole number from 1; `what` says what is counted. */
export function wholeNumber(what: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,15}$/.test(text) || Number(text) < 1) {
      throw new InvalidArgumentError(`It must be a whole number of ${what}, at least 1.`);
    }
    return Number(text);
  };
}
