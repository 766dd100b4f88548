import type { Artifact } from "../database/step.ts";
import type { MonthRelease } from "../protect/month-release.ts";

const FILES = ["personMonth", "counts", "decisions", "published"] as const;

/** A release with the paths of its files changed. */
export const withPaths = (one: MonthRelease, change: (path: string) => string): MonthRelease => {
  const changed = FILES.map((name) => [name, { ...one[name], path: change(one[name].path) }] as const);
  const audit = one.audit === null ? null : { ...one.audit, path: change(one.audit.path) };
  return { ...one, ...Object.fromEntries(changed), audit };
};

const withStore = (file: Artifact, change: (path: string) => string): Artifact => ({
  ...file,
  path: change(file.path),
});

/** A record with a measured linkage, its path changed. */
export const withMeasured = <T extends { readonly measured: Artifact }>(
  one: T,
  change: (path: string) => string,
): T => ({
  ...one,
  measured: withStore(one.measured, change),
});

/** A record with something published, its path changed. */
export const withPath = <T extends { readonly published: Artifact }>(one: T, change: (path: string) => string): T => ({
  ...one,
  published: withStore(one.published, change),
});
