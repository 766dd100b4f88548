-- The country's only chance: a whole number 0 to 999 999 that follows from the seed, what is decided, who and when.
-- The outer hash mixes once more, since the inner one joins its arguments by exclusive or.
create or replace macro draw(what, person, moment) as ((hash(hash(getvariable('seed')::bigint, what, person::bigint, moment::bigint)) >> 32) % 1000000)::integer
