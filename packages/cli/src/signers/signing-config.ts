import { CliError } from '../error.ts';

/** One service of a signing configuration. */
export interface ChosenService {
  readonly url: string;
  /** Major version of its interface; undefined where the configuration does not say. */
  readonly version: number | undefined;
}

/** The services that a signature is made with. */
export interface ChosenServices {
  readonly authority: ChosenService;
  readonly log: ChosenService;
  /** Undefined where the configuration names no timestamp authority. */
  readonly timestamp: ChosenService | undefined;
}

/** Supported major versions of each interface. */
const VERSIONS = { authority: [1], log: [1, 2], timestamp: [1] } as const;
/** Members that name the services, the newest edition of the format first. */
const MEMBERS = {
  authority: ['caUrls', 'caUrl'],
  log: ['rekorTlogUrls', 'tlogUrls'],
  timestamp: ['tsaUrls', 'tsaUrl'],
} as const;
const WORDS = {
  authority: 'certificate authority',
  log: 'transparency log',
  timestamp: 'timestamp authority',
} as const;

type Kind = keyof typeof VERSIONS;

/**
 * Chooses services from a signing configuration: of each kind the one with the highest supported version, and
 * among equals the one that became valid last. A service whose validity has not begun or is over is never
 * chosen: it would be sent an identity token.
 *
 * @throws {CliError} UNREADABLE when there is no authority or no log to choose, or several are required
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto (SigningConfig)
 */
export function chooseServices(
  config: Readonly<Record<string, unknown>>,
  file: string,
  now: Date,
): ChosenServices {
  refuseSeveral(config['rekorTlogConfig'], 'log', file);
  refuseSeveral(config['tsaConfig'], 'timestamp', file);
  return {
    authority: chooseOne(config, 'authority', file, now) ?? none('authority', file),
    log: chooseOne(config, 'log', file, now) ?? none('log', file),
    timestamp: chooseOne(config, 'timestamp', file, now),
  };
}

interface Offer extends ChosenService {
  /** Milliseconds since the epoch; -Infinity and Infinity where the configuration sets no limit. */
  readonly start: number;
  readonly end: number;
}

function chooseOne(
  config: Readonly<Record<string, unknown>>,
  kind: Kind,
  file: string,
  now: Date,
): ChosenService | undefined {
  const member = MEMBERS[kind].find((name) => config[name] !== undefined);
  const value = member === undefined ? [] : config[member];
  const offers = (Array.isArray(value) ? value : [value]).flatMap((each) => readOffer(each) ?? []);
  if (offers.length === 0) return undefined;
  const at = now.getTime();
  const spoken: readonly number[] = VERSIONS[kind];
  const fit = offers.filter(
    ({ version, start, end }) =>
      start <= at && at < end && (version === undefined || spoken.includes(version)),
  );
  const [best] = fit.toSorted(
    (a, b) => (b.version ?? 0) - (a.version ?? 0) || compare(b.start, a.start),
  );
  if (best !== undefined) return { url: best.url, version: best.version };
  throw new CliError(
    'UNREADABLE',
    `Get a newer --trust-config: no ${WORDS[kind]} in ${file} is valid at ${now.toISOString()} and has a supported version (${spoken.join(', ')}).`,
  );
}

/** A service, or the bare address of the format's first edition; undefined when it is neither. */
function readOffer(value: unknown): Offer | undefined {
  if (typeof value === 'string')
    return { url: value, version: undefined, start: -Infinity, end: Infinity };
  if (typeof value !== 'object' || value === null) return undefined;
  const { url, majorApiVersion, validFor } = value as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string') return undefined;
  const { start, end } = (validFor ?? {}) as Readonly<Record<string, unknown>>;
  return {
    url,
    version: typeof majorApiVersion === 'number' ? majorApiVersion : undefined,
    start: instant(start, -Infinity),
    end: instant(end, Infinity),
  };
}

/** Milliseconds; a value that is present but not an instant is never valid. */
function instant(value: unknown, absent: number): number {
  if (value === undefined || value === null) return absent;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A signature uses one log and one timestamp authority, so a demand for more cannot be met. */
function refuseSeveral(selection: unknown, kind: Kind, file: string): void {
  const { selector, count } = (selection ?? {}) as Readonly<Record<string, unknown>>;
  const isOne = selector !== 'ALL' && (selector !== 'EXACT' || count === undefined || count === 1);
  if (isOne) return;
  throw new CliError(
    'UNREADABLE',
    `Sign with another program: ${file} demands more than one ${WORDS[kind]} (${String(selector)}), and this program uses one.`,
  );
}

function none(kind: Kind, file: string): never {
  throw new CliError(
    'UNREADABLE',
    `Give --trust-config a signing configuration: ${file} names no ${WORDS[kind]}, and those of another instance are not used.`,
  );
}
