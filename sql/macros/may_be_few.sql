-- Purpose: whether the others of a total may have changed by few persons, but not by none: their churn is at least the difference of the total's
--          churn and the part's, and at most their sum.
-- Grain: one value.
-- Reads: churn of the part, churn of the total, and the number from which persons are not few.
-- Writes: a boolean.
create or replace macro may_be_few(part, whole, minimum) as (
  abs(whole - part) < minimum
  and whole + part > 0
);
