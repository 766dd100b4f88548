/** The publisher and the page's own details, from the configuration; no number depends on it. */
export interface Presentation {
  readonly publisher: {
    /** Empty where it is not configured. */
    readonly name: string;
    readonly uri: string;
    readonly contact: string;
    /** Public address of `output/`, without a slash at the end; null: none. */
    readonly base_url: string | null;
  };
  readonly accessibility: {
    /** Contact address for people who cannot use the page; empty until the deployer has one. */
    readonly contact: string;
    /** The authority that supervises the publisher's accessibility. */
    readonly supervisor: string;
  };
  /** The area that a page opens on; null: all cities together. */
  readonly home_area: string | null;
}

/** A presentation without any detail. */
export const ANONYMOUS: Presentation = {
  publisher: { name: "", uri: "", contact: "", base_url: null },
  accessibility: { contact: "", supervisor: "" },
  home_area: null,
};
