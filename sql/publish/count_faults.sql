-- Purpose: the faults of a snapshot's counts: a repeated key, a value where none may be or none where one must be, a value that is not rounded, an
--          unknown status, a vintage at which nothing was published, unchanged content published as new (except in a month that was published twice
--          at a vintage, which may return to its earlier content)
-- Grain: one row per kind of fault that occurs
-- Reads: getvariable('counts'), counts.parquet; getvariable('rounding_base'); getvariable('vintages'), of the manifest;
--        getvariable('again'), vintages and months that were published twice, with a blank between
-- Writes: fault, rows (how many)
with
  cells as (
    select
      row_number() over () as cell,
      *
    from (
      select distinct
        columns(cell_columns())
      from published_counts (getvariable('counts'))
    )
  ),
  numbered as (
    select
      cell,
      TIME_PERIOD,
      OBS_VALUE,
      VINTAGE,
      OBS_STATUS,
      CONF_STATUS,
      lag({status: OBS_STATUS, confidential: CONF_STATUS, value: OBS_VALUE}) over in_turn as content_before
    from published_counts (getvariable('counts'))
    natural join cells
    window
      in_turn as (
        partition by
          cell
        order by
          VINTAGE
      )
  ),
  repeated as (
    select
      cell,
      VINTAGE
    from numbered
    group by all
    having
      count(*) > 1
  ),
  judged as (
    select
      case
        when OBS_STATUS not in ('A', 'P', 'Q', 'L') then 'an OBS_STATUS that counts do not have'
        when OBS_STATUS in ('Q', 'L')
        and OBS_VALUE is not null then 'a value on a row that is withheld or not collected'
        when OBS_STATUS in ('A', 'P')
        and OBS_VALUE is null then 'no value on a row that is published'
        when (OBS_STATUS = 'Q') <> (CONF_STATUS = 'C') then 'a CONF_STATUS that does not go with OBS_STATUS'
        when OBS_VALUE < 0
        or OBS_VALUE % getvariable('rounding_base') <> 0 then 'a value that is not rounded'
        when not list_contains(getvariable('vintages'), VINTAGE) then 'a VINTAGE that manifest.json does not have'
        when {status: OBS_STATUS, confidential: CONF_STATUS, value: OBS_VALUE} is not distinct from content_before
        and not list_contains(getvariable('again'), concat(VINTAGE, ' ', TIME_PERIOD)) then 'a VINTAGE at which nothing changed'
      end as fault
    from numbered
  ),
  final as (
    select
      fault,
      cast(count(*) as integer) as rows
    from judged
    where
      fault is not null
    group by
      fault
    union all
    select
      'a key that occurs more than once' as fault,
      cast(count(*) as integer) as rows
    from repeated
    having
      count(*) > 0
  )
select
  *
from final
order by
  fault
