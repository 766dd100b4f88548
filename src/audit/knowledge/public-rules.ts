/** The rules of protection that say something of a published number: they are public, so every intruder knows them. In persons. */
export interface PublicRules {
  /** Fewest persons of a published count. */
  readonly minimumPersons: number;
  /** Fewest others beside a count when it is first published. */
  readonly minimumComplement: number;
  /** Fewest persons who have to enter, leave or change before a published count is replaced. */
  readonly minimumChurn: number;
  /** Published counts are multiples of it. */
  readonly roundingBase: number;
}
