import { InvalidArgumentError, Option } from 'commander';

/** `--now`. */
export function nowOption(): Option {
  return new Option(
    '--now <instant>',
    'the time to judge at, for instance 2026-11-23T12:00:00Z',
  ).argParser(instant);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

function instant(text: string): Date {
  const date = new Date(INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new InvalidArgumentError('It must be an instant in UTC such as 2026-11-23T12:00:00Z.');
  }
  return date;
}
