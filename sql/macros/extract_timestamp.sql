-- Purpose: an ISO timestamp with T or a space, on a real day; with an offset (Z, +03:00) it is turned into Finnish time. Null for
-- any other text.
-- Grain: scalar. Reads: its argument. Writes: nothing.
create or replace macro extract_timestamp(written) as (
  case
    when regexp_full_match(written, '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?') then try_cast(written as timestamp)
    when regexp_full_match(
      written,
      '[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])'
    ) then timezone('Europe/Helsinki', try_cast(written as timestamptz))
  end
);
