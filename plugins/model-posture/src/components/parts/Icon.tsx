const PATHS = {
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  cross: 'M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5',
  question: 'M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M8 12.2v.1',
  dash: 'M4 8h8',
  condition: 'M8 4v5M8 11.9v.1',
  arrow: 'M8 3v10M4.5 9.5 8 13l3.5-3.5',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.7h-2.7',
  scales: 'M8 2.5v11M5 13.5h6M3.5 4.5h9M3.5 4.5 1.5 9.5h4ZM12.5 4.5l-2 5h4Z',
} as const;

/** The name of one of our icons. */
export type IconName = keyof typeof PATHS;

/** A line icon in the colour and size of the text around it. It is decoration: a word is next to it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
