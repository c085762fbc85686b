/** A published framework, and what in it our controls are evidence for; never a claim of compliance. */
export interface Framework {
  /** Kebab-case name; unique. */
  readonly id: string;
  /** As its publisher writes it. */
  readonly name: string;
  /** Ids change from edition to edition: never show one without its edition. */
  readonly edition: string;
  /** When the edition came out, as far as it is known. */
  readonly date: string | null;
  /** `living`: it changes without editions. */
  readonly status: 'published' | 'draft' | 'living';
  /** Where it is published. */
  readonly source: string;
  /** How the ids were verified, in our own words. */
  readonly verified: string;
  /** Whether a program looked up every id in the framework's own data. */
  readonly machineChecked: boolean;
  /** Regular expression that every id matches. */
  readonly idPattern: string;
  /** What a reader should know before relying on the ids. */
  readonly note?: string;
  /** Ids by control. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Of those, the ones whose link to the control is our own judgement, not drawn by the framework. */
  readonly ourMapping: Readonly<Record<string, readonly string[]>>;
  /** What each id asks or names, in a few words of our own: never the framework's text. */
  readonly words: Readonly<Record<string, string>>;
}

/** One id of one framework that a control is evidence for. */
export interface FrameworkReference {
  /** Name of the framework. */
  readonly framework: string;
  /** Edition that the id is of. */
  readonly edition: string;
  /** As the framework writes it. */
  readonly id: string;
  /** What the id asks or names, in our own words; never the framework's text. */
  readonly words: string;
  /** The id was not looked up by a program, or the link is our own: show it as our reading. */
  readonly ourReading: boolean;
  /** Where the edition is published, a URL. */
  readonly source: string;
  /** How the ids of this edition were verified. */
  readonly verified: string;
}

/** What one framework says of one control. */
export function referencesIn(framework: Framework, control: string): readonly FrameworkReference[] {
  return (framework.controls[control] ?? []).map((id) => ({
    framework: framework.name,
    edition: framework.edition,
    id,
    words: framework.words[id] ?? '',
    ourReading: !framework.machineChecked || framework.ourMapping[control]?.includes(id) === true,
    source: framework.source,
    verified: framework.verified,
  }));
}
