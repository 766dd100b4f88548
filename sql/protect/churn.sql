-- Purpose: how many persons are in exactly one of a cell's two memberships, that of an earlier vintage (a base) and that of now: who
--          entered, left or changed. Persons who took one another's place count both; the net difference would hide them.
-- Grain: one row a base and cell of the grid (sql/macros/cells.sql) with somebody in one membership only.
-- Reads: changes (files of sql/protect/changes.sql, each between two files of the month's person-months that follow one another, in
--        their order up to now); bases (JSON: the vintage's name, and the number, from 0, of the first changes since); month; tables,
--        areas, age_groups (declarations as JSON).
-- Writes: churn/<month>, in the store only.
with
bases as (
  select unnest(from_json(getvariable('bases'), '[{"name":"VARCHAR","begins":"BIGINT"}]'), max_depth := 2)
),
-- A file comes again where person-months went back to what they were, and then changed in the same way.
files as (
  select unnest(getvariable('changes')) as filename, unnest(range(len(getvariable('changes')))) as file_no
),
-- What somebody was before a change, beside what they are now: it is the same for all bases after the change before, up to this change.
-- So what follows is counted once for all of them, and given to each at the end.
own_changes as (
  select
    was,
    last_value(becomes) over own as becomes,
    coalesce(lag(file_no) over own, -1) as after_file,
    file_no as to_file
  from read_parquet(list_distinct(getvariable('changes')), hive_partitioning = false, filename = true)
  join files using (filename)
  window own as (partition by person_id order by file_no rows between unbounded preceding and unbounded following)
),
-- Persons counted by what they were and are: few compared with all, and the only ones that matter.
changes as (
  select after_file, to_file, was, becomes, count(*) as persons
  from own_changes
  where was is distinct from becomes
  group by all
),
-- The same as a table sees it: the part of it that a person was in and is in, null where the table does not cover them.
moves as (
  select
    after_file, to_file, table_id,
    if(is_covered(covers, was.background), struct_pack(
      city := was.city, sex := was.sex, band := band_before.band,
      category := part_category(
        dimension, was.background, was.generation, was.language, was.permit_ground, was.stay_months, was.background_provisional,
        was.payers_before
      ),
      status_monthly := was.status_monthly, status_annual := was.status_annual
    ), null) as was,
    if(is_covered(covers, becomes.background), struct_pack(
      city := becomes.city, sex := becomes.sex, band := band_now.band,
      category := part_category(
        dimension, becomes.background, becomes.generation, becomes.language, becomes.permit_ground, becomes.stay_months,
        becomes.background_provisional, becomes.payers_before
      ),
      status_monthly := becomes.status_monthly, status_annual := becomes.status_annual
    ), null) as becomes,
    sum(persons)::bigint as persons
  from changes
  left join band_of_age() as band_before on band_before.age = was.age
  left join band_of_age() as band_now on band_now.age = becomes.age
  cross join declared_tables()
  group by all
  having was is distinct from becomes
),
-- Of the persons of a cell then and now, those who are in both are not churn: counted in each of the two, they are taken off twice.
pairs as (
  select after_file, to_file, table_id, was as one, was as other, persons as weight from moves where was is not null
  union all
  select after_file, to_file, table_id, becomes, becomes, persons from moves where becomes is not null
  union all
  select after_file, to_file, table_id, was, becomes, -2 * persons from moves where was is not null and becomes is not null
),
-- A cell holds a pair when it holds both of it: the same steps as from parts to groups in the count.
measured_pairs as (
  select
    after_file, to_file, table_id,
    one.city as city, other.city as other_city,
    one.sex as sex, other.sex as other_sex,
    one.category as own_category, other.category as other_category,
    one.band as band, other.band as other_band,
    unnest(list_intersect(
      own_measures(one.status_monthly, one.status_annual), own_measures(other.status_monthly, other.status_annual)
    ), recursive := true),
    weight
  from pairs
),
-- Summed before anything is joined: persons are many, the pairs that they make of codes are few.
counted_pairs as (
  select * exclude (weight), sum(weight)::bigint as weight
  from measured_pairs
  group by all
  having sum(weight) <> 0
),
parts as (
  select row_number() over () as part_no, *
  from (select distinct table_id, city, other_city, sex, other_sex, own_category, other_category from counted_pairs)
),
band_pairs as (
  select after_file, to_file, part_no, band, other_band, measure_no, weight
  from counted_pairs
  join parts using (table_id, city, other_city, sex, other_sex, own_category, other_category)
  join measures() using (status_order, measure)
),
part_ages as (
  select part_no, ages.band, others.band as other_band, age_no
  from parts
  join age_parts() as ages using (table_id)
  join age_parts() as others using (table_id, age_no)
),
group_parts as (
  select group_no, part_no
  from cell_groups() as groups
  join area_parts() as areas using (ref_area)
  join area_parts() as other_areas using (ref_area)
  join sex_parts() as sexes using (published_sex)
  join sex_parts() as other_sexes using (published_sex)
  join parts
    on parts.table_id = groups.table_id
    and parts.city = areas.city and parts.other_city = other_areas.city
    and parts.sex = sexes.sex and parts.other_sex = other_sexes.sex
  where is_in_category(category, own_category) and is_in_category(category, other_category)
),
churn_by_age as (
  select after_file, to_file, part_no, age_no, measure_no, sum(weight)::bigint as churn
  from band_pairs
  join part_ages using (part_no, band, other_band)
  group by all
),
churn as (
  select name as base, group_no, age_no, measure_no, sum(churn)::bigint as churn
  from churn_by_age
  join bases on begins > after_file and begins <= to_file
  join group_parts using (part_no)
  group by all
  having sum(churn) > 0
),
final as (
  select
    cell_no, measure_no,
    base as MEASURED,
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    churn
  from churn
  join cell_grid() using (group_no, age_no, measure_no)
)
select * exclude (cell_no, measure_no) from final
order by MEASURED, cell_no, measure_no
