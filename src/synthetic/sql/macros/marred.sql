-- Persons whose row breaks its contract, in two months of the year: most files are clean, as in reality.
create or replace macro is_marred(n, day) as (
  n % 1499 = 1207
  and month(day) in (2, 8)
);
