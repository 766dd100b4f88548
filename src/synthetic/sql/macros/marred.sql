-- Who has a row that breaks its contract, in two months of the year: most files are clean, as in life.
create or replace macro is_marred(n, day) as (
  n % 1499 = 1207
  and month(day) in (2, 8)
);
