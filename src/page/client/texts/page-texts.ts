import type { Language } from "../../../model/codelist.ts";
import { en } from "./en.ts";
import { fi } from "./fi.ts";
import type { Texts } from "./kind.ts";
import { sv } from "./sv.ts";

export type { Sign, Texts } from "./kind.ts";

const TEXTS: Readonly<Record<Language, Texts>> = { fi, sv, en };

/** The words of a language. */
export const textsOf = (language: Language): Texts => TEXTS[language];
