-- Purpose: pairs of snapshots that disagree on the same cell at the same vintage: one of them is not as it was published. Of several publishers one may
--          withhold what another publishes; a sum of published counts is no number of its own.
-- Grain: one row per month and pair of snapshots
-- Reads: getvariable('counts'), counts.parquet of the snapshots; getvariable('month'); getvariable('derived'), JSON of file and area of what is no number of its own, joined;
--        getvariable('several'), whether the snapshots are of several publishers
-- Writes: one, other (paths of their files), keys (how many)
with
  counts as (
    select
      columns(cell_columns()),
      VINTAGE,
      {status: OBS_STATUS, value: OBS_VALUE} as content,
      filename
    from published_counts (getvariable('counts'))
    where
      TIME_PERIOD = getvariable('month')
      and not list_contains(from_json(getvariable('derived'), '["VARCHAR"]'), concat_ws('|', filename, REF_AREA))
  ),
  keys as (
    select
      columns(name -> name not in ('content', 'filename')),
      min_by(filename, content) as one_file,
      max_by(filename, content) as other_file
    from counts
    group by all
    having
      if(getvariable('several'), min(content.value) <> max(content.value), min(content) <> max(content))
  ),
  final as (
    select
      least(one_file, other_file) as one,
      greatest(one_file, other_file) as other,
      cast(count(*) as integer) as keys
    from keys
    group by all
  )
select
  *
from final
order by
  one,
  other
