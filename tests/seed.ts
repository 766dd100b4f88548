/**
 * Where random tests begin: at the same place every time, so that a test that fails fails again and a change is never refused for what it did not
 * touch. Other places are looked at on purpose: `TILANNEKUVA_SEED=7 npm test`.
 */
export const seed = Number(process.env["TILANNEKUVA_SEED"] ?? 20_261_129);
