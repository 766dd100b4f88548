/**
 * The protection rules that limit the true count behind a published number. They are public, so every intruder knows
 * them. Values in persons.
 */
export interface PublicRules {
  /** Fewest persons of a published count. */
  readonly minimumPersons: number;
  /** Fewest persons in the complement of a count when it is first published. */
  readonly minimumComplement: number;
  /** Fewest persons who must enter, leave or change before a published count is replaced. */
  readonly minimumChurn: number;
  /** Published counts are multiples of this base. */
  readonly roundingBase: number;
}
