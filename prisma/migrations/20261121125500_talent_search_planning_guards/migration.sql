-- hand-written
-- A search reads a few hundred rows of talent_term; starting workers for it takes longer than the search itself.

alter table talent_term set (parallel_workers = 0);
