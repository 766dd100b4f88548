-- Purpose: the real calendar day that a register's text names, YYYY-MM-DD, DD.MM.YYYY or YYYYMMDD from the year 1000 on; null where
-- there is no such day (31.02.2026) or the text is no date. The form is checked first: the engine's own functions forgive spaces and
-- missing digits. In DD.MM.YYYY, the most frequent form, only what strptime forgives is checked: an expression for all of the form
-- takes longer.
-- Grain: scalar. Reads: its argument. Writes: nothing.
create or replace macro extract_date(written) as (
  case
    when written glob '[0-9]?.??.[1-9]??[0-9]' then cast(try_strptime(written, '%d.%m.%Y') as date)
    when regexp_full_match(written, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}') then try_cast(written as date)
    when regexp_full_match(written, '[1-9][0-9]{7}') then cast(try_strptime(written, '%Y%m%d') as date)
  end
);
