import type { Code, Names } from "../../src/model/codelist.ts";

/** Names in the three languages. */
export const named = (fi: string, sv: string, en: string): Names => ({ fi, sv, en });

/** A code with its names. */
export const code = (value: string, names: Names): Code => ({ code: value, names });

/** The code of what does not apply. */
export const notApplicable = code("_Z", named("Ei sovellu", "Inte tillämpligt", "Not applicable"));

/** The code of everybody. */
export const total = (fi: string, sv: string, en: string): Code => code("_T", named(fi, sv, en));

/** A code with what is published of it only, without the rest of its declaration. */
export const bare = ({ code: value, names, forms, members, validFrom, validUntil }: Code): Code => ({
  code: value,
  names,
  ...(forms === undefined ? {} : { forms }),
  ...(members === undefined ? {} : { members }),
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validUntil === undefined ? {} : { validUntil }),
});
