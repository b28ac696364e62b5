-- hand-written
-- What a village lives by is reference data too: kept in memory, and read again when its version moves on.

create trigger village_industry_version after insert or update or delete or truncate on village_industry
  for each statement execute function move_place_version();
