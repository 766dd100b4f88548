-- The country's only source of randomness: a whole number from 0 to 999 999, determined by the seed, the decision, the person and the time.
-- The outer hash mixes once more, since the inner one joins its arguments by exclusive or.
create or replace macro draw(what, person, moment) as ((hash(hash(getvariable('seed')::bigint, what, person::bigint, moment::bigint)) >> 32) % 1000000)::integer
