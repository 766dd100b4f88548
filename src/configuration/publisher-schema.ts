import { z } from "zod";

const line = z.string().regex(/^\P{Cc}*$/u, "write one line");

const address = z
  .string()
  .regex(
    /^(https?:\/\/[^\s"<>]*[^\s"<>/])?$/,
    "write an address such as https://example.org/picture, without a slash at its end",
  );

/** The section `publisher`: who publishes, and under which address. */
export const publisher = z.strictObject({
  name: line.default("").describe("Who publishes, as readers are told: the city, or the cities' common name."),
  uri: address
    .default("")
    .describe("The publisher's own page, such as `https://www.example.org`; empty where there is none."),
  contact: line.default("").describe("Where readers turn with questions: an e-mail address, or that of a page."),
  base_url: address
    .min(1, "write null where nobody can read the output by an address")
    .nullable()
    .default(null)
    .describe(
      "Address under which others read what lies in `output`, such as `https://www.example.org/picture`: feeds link to it. `null`: nowhere, then nothing links.",
    ),
});

/** The section `accessibility`. */
export const accessibility = z.strictObject({
  contact: line
    .default("")
    .describe(
      "Where somebody turns who cannot use the page: an e-mail address, or that of a page. The law asks for it; a run warns while it is empty.",
    ),
  supervisor: line
    .default("Traficom")
    .describe("The authority that supervises the publisher's accessibility, for the accessibility statement."),
});
