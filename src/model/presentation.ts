/** Who publishes, and what a page says of itself: from the configuration, no number depends on it. */
export interface Presentation {
  readonly publisher: {
    /** Empty where nobody has said it. */
    readonly name: string;
    readonly uri: string;
    readonly contact: string;
    /** Where `output/` can be read by others, without a slash at the end; null: nowhere. */
    readonly base_url: string | null;
  };
  readonly accessibility: {
    /** Address to which people write who cannot use the page; empty until the deployer has one. */
    readonly contact: string;
    /** The authority that supervises the publisher's accessibility. */
    readonly supervisor: string;
  };
  /** The area that a page opens on; null: all cities together. */
  readonly home_area: string | null;
}

/** Nothing said of it. */
export const ANONYMOUS: Presentation = {
  publisher: { name: "", uri: "", contact: "", base_url: null },
  accessibility: { contact: "", supervisor: "" },
  home_area: null,
};
