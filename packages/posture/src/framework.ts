/** A published framework, and which of its ids our controls are evidence for; never a claim of compliance. */
export interface Framework {
  /** Kebab-case name; unique. */
  readonly id: string;
  /** The name as its publisher writes it. */
  readonly name: string;
  /** Ids change from edition to edition: never show one without its edition. */
  readonly edition: string;
  /** When the edition was published, if known. */
  readonly date: string | null;
  /** `living`: the framework changes without editions. */
  readonly status: 'published' | 'draft' | 'living';
  /** Where the edition is published. */
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
  /** The subset whose link to the control is our own judgement, not the framework's. */
  readonly ourMapping: Readonly<Record<string, readonly string[]>>;
  /** What each id asks or names, in a few words of our own: never the framework's text. */
  readonly words: Readonly<Record<string, string>>;
}

/** One id of one framework that a control is evidence for. */
export interface FrameworkReference {
  /** Name of the framework. */
  readonly framework: string;
  /** The edition that the id belongs to. */
  readonly edition: string;
  /** As the framework writes it. */
  readonly id: string;
  /** What the id asks or names, in our own words; never the framework's text. */
  readonly words: string;
  /** Whether the id was not looked up by a program, or the link is our own: show it as our reading. */
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
