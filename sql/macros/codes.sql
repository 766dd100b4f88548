-- Purpose: an editable code table (pipelines/codes, checked when it is loaded) as a relation: each code with its meaning from valid_from
-- to valid_to.
create or replace macro code_table(files) as table
select
  code,
  meaning,
  valid_from,
  valid_to
from read_csv(
  files,
  hive_partitioning = false,
  auto_detect = false,
  header = true,
  delim = ';',
  quote = '"',
  escape = '"',
  dateformat = '%Y-%m-%d',
  columns = {'code': 'varchar', 'meaning': 'varchar', 'valid_from': 'date', 'valid_to': 'date'}
);
