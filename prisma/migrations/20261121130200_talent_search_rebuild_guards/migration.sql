-- hand-written
-- Made anew, the rows of one term lie side by side: a search then reads a dozen pages instead of some hundred.

create or replace function rebuild_search_terms() returns void language plpgsql as $$
begin
  lock table talent, talent_field in share row exclusive mode;
  perform lock_search_terms();
  delete from talent_term;
  insert into talent_term (term, chunk, bits)
  select term, id / 4096 as chunk, bit_or(search_bit(id)) from (
    select t.id, term from talent as t, unnest(talent_terms(t)) as term
    union all
    select talent_id, 'field:' || field_id from talent_field
  ) as fits (id, term) group by 1, 2 order by 1, 2;
end $$;
