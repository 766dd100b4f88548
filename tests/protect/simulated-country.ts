/** A resident as the registers know them at some vintage; `both` works and looks for work. */
export interface Resident {
  readonly city: string;
  readonly sex: "F" | "M";
  readonly age: number;
  readonly background: "foreign" | "finnish";
  readonly ground: string;
  readonly status: "employed" | "unemployed" | "both" | "in_services" | "outside";
  /** The payer of their wage, if they get one. */
  readonly payer: string;
}

/** Everybody, by pseudonym. */
export type Country = ReadonlyMap<string, Resident>;

type Weights<Code extends string> = readonly (readonly [code: Code, weight: number])[];

/** Chances that are the same in every run. */
export interface Draw {
  /** A whole number from 0, less than `end`. */
  below(end: number): number;
  /** A code by weights. */
  of<Code extends string>(weights: Weights<Code>): Code;
}

/** Mulberry32 (T. Ettinger, public domain): small, and good enough to invent people with. */
export function drawing(seed: number): Draw {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (end) => Math.floor(next() * end),
    of: (weights) => {
      let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      const [code] = weights.find(([, weight]) => (left -= weight) < 0) ?? weights[0]!;
      return code;
    },
  };
}

const CITIES: Weights<string> = [
  ["KU091", 34],
  ["KU049", 16],
  ["KU837", 14],
  ["KU092", 13],
  ["KU564", 12],
  ["KU853", 11],
];
const BACKGROUNDS: Weights<Resident["background"]> = [
  ["foreign", 35],
  ["finnish", 65],
];
/** Returnees are a few in every city: counts that nobody may learn. */
const GROUNDS: Weights<string> = [
  ["work_other", 34],
  ["study", 22],
  ["family", 28],
  ["protection", 13],
  ["returnee", 3],
];
const STATUSES: Weights<Resident["status"]> = [
  ["employed", 52],
  ["unemployed", 13],
  ["both", 6],
  ["in_services", 5],
  ["outside", 24],
];
const PAYERS: Weights<string> = [
  ["y1", 30],
  ["y2", 20],
  ["y3", 14],
  ["y4", 10],
  ["y5", 8],
  ["y6", 6],
  ["y7", 5],
  ["y8", 4],
  ["y9", 3],
];

/** Somebody new. In one small group of one city hardly anybody has another payer than the first. */
export function inventResident(draw: Draw): Resident {
  const background = draw.of(BACKGROUNDS);
  const ground = background === "foreign" ? draw.of(GROUNDS) : "citizen";
  const age = draw.below(82);
  const works = age >= 18 && age < 65;
  const city = draw.of(CITIES);
  return {
    city,
    sex: draw.below(2) === 0 ? "F" : "M",
    age,
    background,
    ground,
    status: works ? draw.of(STATUSES) : "outside",
    payer: city === "KU564" && ground === "study" && draw.below(10) > 0 ? "y1" : `${city}-${draw.of(PAYERS)}`,
  };
}

/** A small country: so many residents of the six cities. */
export const inventCountry = (residents: number, draw: Draw): Country =>
  new Map(Array.from({ length: residents }, (_, index) => [`p${index}`, inventResident(draw)] as const));

const pseudonyms = (country: Country, holds: (resident: Resident) => boolean): readonly string[] =>
  [...country].filter(([, resident]) => holds(resident)).map(([id]) => id);

/** Everybody between two of these ages is in the same published age groups. */
export const bandOf = (age: number): number => [18, 20, 30, 65, 75].filter((bound) => bound <= age).length;

/** Changes up to so many of the residents for whom something holds, drawn by chance. */
function changing(country: Country, { holds, becomes, most }: Change, draw: Draw): Country {
  const left = [...pseudonyms(country, holds)];
  const changed = new Map(country);
  for (let done = 0; done < most && left.length > 0; done += 1) {
    const [id = ""] = left.splice(draw.below(left.length), 1);
    const after = becomes(country.get(id)!);
    if (after === null) changed.delete(id);
    else changed.set(id, after);
  }
  return changed;
}

interface Change {
  readonly holds: (resident: Resident) => boolean;
  /** What becomes of them; null when they leave. */
  readonly becomes: (resident: Resident) => Resident | null;
  readonly most: number;
}

/** What happens to the registers between two vintages. */
export type Night = (country: Country, draw: Draw) => Country;

const mayWork = ({ age }: Resident): boolean => age >= 18 && age < 65;
const isEmployed = ({ status }: Resident): boolean => status === "employed" || status === "both";

const nightOf =
  (change: Change): Night =>
  (country, draw) =>
    changing(country, change, draw);

/** Wage reports that come late. */
export const lateWages = (most: number, holds: Change["holds"] = () => true): Night =>
  nightOf({
    holds: (one) => mayWork(one) && !isEmployed(one) && holds(one),
    becomes: (one) => ({ ...one, status: one.status === "unemployed" ? "both" : "employed" }),
    most,
  });

/** Wage reports that are cancelled. */
export const cancelledWages = (most: number, holds: Change["holds"] = () => true): Night =>
  nightOf({
    holds: (one) => isEmployed(one) && holds(one),
    becomes: (one) => ({ ...one, status: one.status === "both" ? "unemployed" : "outside" }),
    most,
  });

/** Spells of job search that come late: of who works as well, these are the two orders' difference. */
export const lateSearch = (most: number): Night =>
  nightOf({
    holds: (one) => mayWork(one) && (one.status === "outside" || one.status === "employed"),
    becomes: (one) => ({ ...one, status: one.status === "employed" ? "both" : "unemployed" }),
    most,
  });

export const departures = (most: number): Night => nightOf({ holds: () => true, becomes: () => null, most });

export const moves =
  (most: number): Night =>
  (country, draw) =>
    changing(country, { holds: () => true, becomes: (one) => ({ ...one, city: draw.of(CITIES) }), most }, draw);

export const arrivals =
  (most: number): Night =>
  (country, draw) =>
    new Map([
      ...country,
      ...Array.from({ length: most }, () => [`n${draw.below(2 ** 31)}`, inventResident(draw)] as const),
    ]);

/** One begins to work and another, of the same city, sex, background and ground, stops: two changed, and no net count of work moved. */
export const swap =
  (holds: Change["holds"]): Night =>
  (country, draw) => {
    const stops = pseudonyms(country, (one) => mayWork(one) && one.status === "employed" && holds(one));
    const id = stops[draw.below(stops.length)];
    if (id === undefined) return country;
    const one = country.get(id)!;
    const alike = (other: Resident): boolean =>
      other.status === "outside" &&
      (["city", "sex", "age", "background", "ground"] as const).every((key) =>
        key === "age" ? bandOf(other.age) === bandOf(one.age) : other[key] === one[key],
      );
    const begins = pseudonyms(country, alike)[0];
    if (begins === undefined) return country;
    const other = country.get(begins)!;
    return new Map([...country, [id, { ...one, status: "outside" }], [begins, { ...other, status: "employed" }]]);
  };

export const together =
  (...nights: readonly Night[]): Night =>
  (country, draw) =>
    nights.reduce((known, night) => night(known, draw), country);
