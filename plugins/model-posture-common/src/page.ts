/** One page of a list. */
export interface Page<Item> {
  /** At most `limit` of them, in the order of the query. */
  readonly items: readonly Item[];
  /** How many items match on all pages, among those that the caller may see. */
  readonly totalItems: number;
  /** Pass it as `cursor` to get the next page; null on the last one. */
  readonly nextCursor: string | null;
}

/** Maximum number of items on one page. */
export const MAX_PAGE_SIZE = 200;

/** Default number of items on one page. */
export const DEFAULT_PAGE_SIZE = 50;

/** Which page of a list. */
export interface PageQuery {
  /** 1 to 200; default 50. */
  readonly limit?: number;
  /** `nextCursor` of the previous page. */
  readonly cursor?: string;
}
