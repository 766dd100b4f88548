-- Purpose: the real calendar day that a register's text names, YYYY-MM-DD, DD.MM.YYYY or YYYYMMDD from the year 1000 on; null where
-- there is no such day (31.02.2026) or the text is no date. The form is checked first: the engine's own cast forgives spaces and
-- missing digits.
-- Grain: scalar. Reads: its argument. Writes: nothing.
create or replace macro extract_date(written) as (
  case
    when regexp_full_match(written, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{2}[.][0-9]{2}[.][1-9][0-9]{3}|[1-9][0-9]{7}') then try_cast(
      case
        when strlen(written) = 8 then substr(written, 1, 4) || '-' || substr(written, 5, 2) || '-' || substr(written, 7, 2)
        when substr(written, 3, 1) = '.' then substr(written, 7, 4) || '-' || substr(written, 4, 2) || '-' || substr(written, 1, 2)
        else written
      end as date
    )
  end
);
