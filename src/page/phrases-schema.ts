import { z } from "zod";

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

const side = z.object({ rate: names, beside: names, short: names });

/** `phrases` and `compares` of an indicator in codelists.json: a snapshot from before there were sentences has neither. */
export const sentenceFields = {
  phrases: z
    .object({
      situation: z.enum(["gap", "young", "sexes"]).exactOptional(),
      subject: names,
      short: names,
      minuend: side.exactOptional(),
      subtrahend: side.exactOptional(),
      persons: z.record(z.string(), names).exactOptional(),
    })
    .exactOptional(),
  compares: z
    .object({ rate: z.string(), along: z.string(), minuend: z.string(), subtrahend: z.string() })
    .exactOptional(),
};
