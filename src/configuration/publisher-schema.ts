import { z } from "zod";

const line = z.string().regex(/^\P{Cc}*$/u, "write one line");

const address = z
  .string()
  .regex(
    /^(https?:\/\/[^\s"<>]*[^\s"<>/])?$/,
    "write an address such as https://example.org/picture, without a slash at its end",
  );

/** The section `publisher`: the publisher's name and addresses. */
export const publisher = z.strictObject({
  name: line.default("").describe("The publisher's name for readers: the city, or the cities' common name."),
  uri: address
    .default("")
    .describe("Address of the publisher's own page, such as `https://www.example.org`; empty where there is none."),
  contact: line.default("").describe("Contact for readers' questions: an e-mail address, or the address of a page."),
  base_url: address
    .min(1, "write null where nobody can read the output by an address")
    .nullable()
    .default(null)
    .describe(
      "Address at which others can read `output`, such as `https://www.example.org/picture`; feeds link to it. `null`: there is none, and nothing links.",
    ),
});

/** The section `accessibility`. */
export const accessibility = z.strictObject({
  contact: line
    .default("")
    .describe(
      "Contact for readers who cannot use the page: an e-mail address, or the address of a page. The law requires it; a run warns while it is empty.",
    ),
  supervisor: line
    .default("Traficom")
    .describe("The authority that supervises the publisher's accessibility, as named in the statement."),
});
