/** Parameters of sql/protect/proposals.sql: the rules in force, and a vintage of which everything may be published. */
export const parameters = {
  minimum_persons: 10,
  minimum_complement: 10,
  minimum_payers: 5,
  maximum_payer_percent: 75,
  minimum_recipients: 10,
  minimum_benefit_payers: 3,
  minimum_churn: 3,
  rounding_base: 10,
  obs_status: "P",
  vintage: "v3",
  measured: "v3",
  last: "v2",
  needed: "null",
  areas: "[]",
  rules_changed: false,
};
