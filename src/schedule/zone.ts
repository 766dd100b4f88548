/** A calendar day, `2026-03-29`. */
export type Day = string;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

const dayLength = 86_400_000;

/** A time zone's clock: converts instants to local times and back. */
export interface ZoneClock {
  /** The zone's calendar day at an instant. */
  dayAt(instant: Instant): Day;
  /** The zone's local minute at an instant: `2026-03-29T04:00`. */
  minuteAt(instant: Instant): string;
  /**
   * The instant of a local time on a day. A time that the clock skips in spring is at the first instant after the gap;
   * a time that occurs twice in autumn is the first of the two.
   *
   * @param time `HH:MM`.
   */
  instantOf(day: Day, time: string): Instant;
}

/** The day `count` days later. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00Z`) + count * dayLength).toISOString().slice(0, 10);

/** The local time of an instant, expressed as if it were UTC, in full seconds. */
function wallReader(zone: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}

/** The first full second after `before`, up to `after`, at which the zone's offset is that of `after`: by bisection. */
function changeBetween(before: Instant, after: Instant, offset: (instant: Instant) => number): Instant {
  const span = after - before;
  if (span <= 1000) return after;
  const middle = before + Math.floor(span / 2000) * 1000;
  return offset(middle) === offset(after)
    ? changeBetween(before, middle, offset)
    : changeBetween(middle, after, offset);
}

/**
 * The clock of an IANA time zone, from the runtime's own tables.
 *
 * @example zoneClock("Europe/Helsinki").instantOf("2026-03-29", "03:30") // 2026-03-29T01:00Z, 04:00 summer time
 */
export function zoneClock(zone: string): ZoneClock {
  const wallAt = wallReader(zone);
  const offset = (instant: Instant): number => wallAt(instant) - instant;
  return {
    dayAt: (instant) => new Date(wallAt(instant)).toISOString().slice(0, 10),
    minuteAt: (instant) => new Date(wallAt(instant)).toISOString().slice(0, 16),
    instantOf: (day, time) => {
      const wall = Date.parse(`${day}T${time}Z`);
      // No zone differs from UTC by a day or more, and none changes its offset twice in two days.
      const [before, after] = [wall - dayLength, wall + dayLength];
      const candidates = [wall - offset(before), wall - offset(after)].toSorted((a, b) => a - b);
      return candidates.find((instant) => wallAt(instant) === wall) ?? changeBetween(before, after, offset);
    },
  };
}
