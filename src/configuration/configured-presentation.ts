import type { Presentation } from "../model/presentation.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Configuration } from "./configuration.ts";
import type { Pipeline } from "./pipeline.ts";

/**
 * The publisher, the accessibility statement's contacts and the area that the page opens on, from the configuration.
 *
 * @example presentationOf(configuration).publisher.name // "Espoon kaupunki"
 */
export const presentationOf = ({ publisher, accessibility, home_area }: Configuration): Presentation => ({
  publisher: { ...publisher },
  accessibility: { ...accessibility },
  home_area,
});

/**
 * Requires that the area that the page opens on is a published area.
 *
 * @throws TilannekuvaError (exit 2) that lists the areas.
 * @example requireHomeArea(configuration, pipeline)
 */
export function requireHomeArea({ home_area, file }: Configuration, { count: { areas } }: Pipeline): void {
  if (home_area === null || areas.some(({ code }) => code === home_area)) return;
  const known = areas.map(({ code, names }) => `${code} ${names.en}`).join(", ");
  throw new TilannekuvaError(
    `${file ?? "the configuration"}: home_area: there is no area ${JSON.stringify(home_area)}`,
    {
      exitCode: EXIT.usage,
      advice: `Write one of these codes, or null for all cities together: ${known}.`,
    },
  );
}
