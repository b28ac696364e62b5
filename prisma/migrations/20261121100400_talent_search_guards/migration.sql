-- hand-written
-- Search terms of talents (docs/decisions/010-search-by-bits.md). Triggers keep them, so no verb can forget: whatever
-- writes talent or talent_field, in whatever way, moves the bits in the same transaction.

-- A search reads a few hundred rows; starting workers for it takes longer than the search itself.
alter table talent_term set (fillfactor = 80, parallel_workers = 0);

-- One and two neighbouring characters of some words, as people type them: half-width, small letters, no blanks.
create function search_grams(prefix text, words text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  typed text := regexp_replace(lower(normalize(words, NFKC)), '[\s·•.]+', '', 'g');
  grams text[] := '{}';
begin
  for i in 1 .. coalesce(length(typed), 0) loop
    grams := grams || (prefix || substr(typed, i, 1));
    if i < length(typed) then grams := grams || (prefix || substr(typed, i, 2)); end if;
  end loop;
  return grams;
end $$;

-- 正高 and 副高, which people say instead of the title itself.
create function title_rank(title text) returns text language sql immutable strict parallel safe as $$
  select case
    when title ~ '正高|^主任[医药护技]师|(^|[^副])(教授|研究员)' then 'senior'
    when title ~ '副高|副主任[医药护技]师|副教授|副研究员|高级(?!技师|农民|工(?![程艺]))' then 'vice'
  end
$$;

-- Everything a record can be found by, but its fields of work. Of an erased one nothing remains.
create function talent_terms(t talent) returns text[] language plpgsql stable parallel safe as $$
declare
  terms text[];
  tag text;
  reading text;
begin
  if t.state = 'erased' then return '{}'; end if;
  terms := array[
    'category:' || t.category, 'level:' || coalesce(t.level, 'none'), 'unit:' || t.unit_id,
    'township:' || t.township_id, 'village:' || t.village_id, 'rank:' || title_rank(t.title),
    'education:' || t.education, 'source:' || t.source, 'state:' || t.state, 'by:' || t.registered_by
  ];
  foreach tag in array coalesce(t.tags, '{}') loop terms := terms || ('tag:' || tag); end loop;
  foreach reading in array string_to_array(t.initials, ' ') loop
    terms := terms || search_grams('initials:', reading);
  end loop;
  return array_remove(terms, null)
    || search_grams('text:', t.name) || search_grams('text:', t.title)
    || search_grams('text:', t.craft) || search_grams('text:', t.product);
end $$;

create function search_bit(id integer) returns bit language sql immutable strict parallel safe as $$
  select set_bit(0::bit(4096), id % 4096, 1)
$$;

-- Writers of bits queue here, so that no two of them wait for each other's rows.
create function lock_search_terms() returns void language sql as $$
  select pg_advisory_xact_lock(20261124)
$$;

create function set_search_terms(terms text[], ids integer[]) returns void language plpgsql as $$
begin
  if terms is null then return; end if;
  perform lock_search_terms();
  insert into talent_term (term, chunk, bits)
  select term, id / 4096, bit_or(search_bit(id)) from unnest(terms, ids) as fits (term, id) group by 1, 2
  on conflict (term, chunk) do update set bits = talent_term.bits | excluded.bits;
end $$;

-- Rows without a bit go: they would still tell the characters of a name that was erased.
create function clear_search_terms(terms text[], ids integer[]) returns void language plpgsql as $$
begin
  if terms is null then return; end if;
  perform lock_search_terms();
  with gone as (
    select term, id / 4096 as chunk, bit_or(search_bit(id)) as bits
    from unnest(terms, ids) as fits (term, id) group by 1, 2
  )
  update talent_term as t set bits = t.bits & ~gone.bits
  from gone where t.term = gone.term and t.chunk = gone.chunk;
  delete from talent_term as t
  using (select distinct term, id / 4096 as chunk from unnest(terms, ids) as fits (term, id)) as gone
  where t.term = gone.term and t.chunk = gone.chunk and bit_count(t.bits) = 0;
end $$;

create function talent_inserted() returns trigger language plpgsql as $$
begin
  perform set_search_terms(array_agg(term), array_agg(id))
  from new_rows as n, unnest(talent_terms(row(n.*)::talent)) as term;
  return null;
end $$;

create function talent_deleted() returns trigger language plpgsql as $$
begin
  perform clear_search_terms(array_agg(term), array_agg(id))
  from old_rows as o, unnest(talent_terms(row(o.*)::talent)) as term;
  return null;
end $$;

create function talent_updated() returns trigger language plpgsql as $$
begin
  perform clear_search_terms(array_agg(term), array_agg(id)) from (
    select id, term from old_rows as o, unnest(talent_terms(row(o.*)::talent)) as term
    except
    select id, term from new_rows as n, unnest(talent_terms(row(n.*)::talent)) as term
  ) as gone;
  perform set_search_terms(array_agg(term), array_agg(id)) from (
    select id, term from new_rows as n, unnest(talent_terms(row(n.*)::talent)) as term
    except
    select id, term from old_rows as o, unnest(talent_terms(row(o.*)::talent)) as term
  ) as fresh;
  return null;
end $$;

create trigger talent_terms_inserted after insert on talent
  referencing new table as new_rows for each statement execute function talent_inserted();
create trigger talent_terms_updated after update on talent
  referencing old table as old_rows new table as new_rows for each statement execute function talent_updated();
create trigger talent_terms_deleted after delete on talent
  referencing old table as old_rows for each statement execute function talent_deleted();

create function talent_field_inserted() returns trigger language plpgsql as $$
begin
  perform set_search_terms(array_agg('field:' || field_id), array_agg(talent_id)) from new_rows;
  return null;
end $$;

create function talent_field_deleted() returns trigger language plpgsql as $$
begin
  perform clear_search_terms(array_agg('field:' || field_id), array_agg(talent_id)) from old_rows;
  return null;
end $$;

create function talent_field_updated() returns trigger language plpgsql as $$
begin
  perform clear_search_terms(array_agg('field:' || field_id), array_agg(talent_id)) from old_rows;
  perform set_search_terms(array_agg('field:' || field_id), array_agg(talent_id)) from new_rows;
  return null;
end $$;

create trigger talent_field_terms_inserted after insert on talent_field
  referencing new table as new_rows for each statement execute function talent_field_inserted();
create trigger talent_field_terms_updated after update on talent_field
  referencing old table as old_rows new table as new_rows for each statement execute function talent_field_updated();
create trigger talent_field_terms_deleted after delete on talent_field
  referencing old table as old_rows for each statement execute function talent_field_deleted();

-- All terms anew, from what stands there: after a change of talent_terms, or to prove that the triggers kept them.
-- The rows of one term then lie side by side: a search reads a dozen pages instead of some hundred.
create function rebuild_search_terms() returns void language plpgsql as $$
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
