-- Purpose: whether the others of a whole may be few who changed, but not nobody: they are at least as many as the whole's churn and the part's
--          differ by, at most as many as both together.
-- Grain: one value.
-- Reads: churn of the part, churn of the whole, and from how many on they are not few.
-- Writes: a boolean.
create or replace macro may_be_few(part, whole, minimum) as (
  abs(whole - part) < minimum
  and whole + part > 0
);
