const FORMS = [
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  /^(?<d>\d{2})\.(?<m>\d{2})\.(?<y>\d{4})$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
];

const TIME = /^[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;

const exists = (iso: string): boolean => {
  const day = new Date(`${iso}T00:00:00Z`);
  return iso >= "1000" && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === iso;
};

/**
 * The ISO form of a date as registers write it, or null where there is no such day (or it is before the year 1000).
 *
 * @example isoDate("31.01.2026") // "2026-01-31"
 * @example isoDate("20260231") // null
 */
export function isoDate(written: string): string | null {
  const parts = FORMS.map((form) => form.exec(written)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return null;
  const iso = `${parts["y"]}-${parts["m"]}-${parts["d"]}`;
  return exists(iso) ? iso : null;
}

/** Whether a text is an ISO timestamp on a real day: `2026-06-30 08:00`, `2026-06-30T08:00:00.5`, `2026-06-30T08:00:00+03:00`. */
export const isTimestamp = (written: string): boolean => {
  const day = written.slice(0, 10);
  return day[4] === "-" && isoDate(day) !== null && TIME.test(written.slice(10));
};
