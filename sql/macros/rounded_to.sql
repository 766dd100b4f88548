-- Purpose: a count rounded to the nearest multiple of a base, halves upwards, in integer arithmetic.
-- Grain: scalar; `rounded_to(15, 10)` is 20, `rounded_to(14, 10)` is 10.
-- Reads: nothing.
create or replace macro rounded_to(persons, base) as (2 * persons + base) // (2 * base) * base;
