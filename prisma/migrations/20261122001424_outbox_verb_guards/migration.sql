-- hand-written
-- The platform counts each of its calls by itself: replies to people no longer use up what digests may.

-- Takes up to `most` messages that may leave now, and says how long to wait for the next (null: nothing waits).
-- `county_now` is the county's clock, for not_before only. Everything else goes by the database's clock, the only one
-- all replicas share; `at` replaces it in tests. `limits`: lane and patched per second, second and minute for each of the
-- platform's calls (send, reply, patch), bulk_second for all bulk, bulk_minute for what of a call's minute bulk may use,
-- remembered_s for how long the platform knows a uuid.
-- An attempt counts from the moment it was taken until a second (a minute) after its answer came, so that the
-- platform never sees more than the limit, however long a request travels.
create or replace function outbox_take(county_now timestamptz, most int, lease interval, limits jsonb, at timestamptz default null)
returns jsonb language plpgsql as $$
declare
  per_lane int := (limits->>'lane')::int;
  per_patched int := (limits->>'patched')::int;
  per_second int := (limits->>'second')::int;
  per_minute int := (limits->>'minute')::int;
  bulk_per_second int := (limits->>'bulk_second')::int;
  bulk_per_minute int := (limits->>'bulk_minute')::int;
  -- Times are kept in milliseconds; the extra ones make up for rounding.
  a_second constant interval := interval '1.005 seconds';
  a_minute constant interval := interval '60.005 seconds';
  moment timestamptz;
  -- Each call has windows of its own.
  verbs constant text[] := '{send,reply,patch}';
  nth int;
  in_minute int[];
  in_second int[];
  bulk_in_second int;
  busy text[];
  held text[];
  seen text[] := '{}';
  used int;
  freed timestamptz;
  next_at timestamptz;
  candidate record;
  begun jsonb[] := '{}';
  is_bulk boolean;
begin
  -- One process counts and takes at a time: the limits are the app's, not the process's.
  perform pg_advisory_xact_lock(4202611);
  moment := coalesce(at, clock_timestamp());
  delete from outbox_attempt a where a.until <= moment - a_minute;
  perform outbox_doubt(moment, make_interval(secs => (limits->>'remembered_s')::int));

  select array_agg(coalesce(c.in_minute, 0) order by v.nth), array_agg(coalesce(c.in_second, 0) order by v.nth),
    coalesce(sum(c.bulk), 0)
    into in_minute, in_second, bulk_in_second
    from unnest(verbs) with ordinality v (verb, nth) left join (
      select a.verb, count(*) as in_minute, count(*) filter (where a.until > moment - a_second) as in_second,
        count(*) filter (where a.bulk and a.until > moment - a_second) as bulk
      from outbox_attempt a group by a.verb) c using (verb);
  busy := array(select o.lane from outbox o where o.state = 'sending');
  -- A message that hiccuped goes before what was said after it; one that keeps failing gags nobody.
  held := array(select o.lane from outbox o where o.state = 'waiting' and o.retry_at > moment and o.attempts <= 3);

  for candidate in
    select o.id, o.lane, o.priority, o.verb, o.target from outbox o
    where o.state = 'waiting' and (o.not_before is null or o.not_before <= county_now)
      and (o.retry_at is null or o.retry_at <= moment)
    order by o.priority, o.id
  loop
    exit when cardinality(begun) >= most;
    is_bulk := candidate.priority > 0;
    nth := array_position(verbs, candidate.verb);
    -- What waits behind it is asked again as soon as one place is free, and goes in its order.
    if in_second[nth] >= per_second or (is_bulk and bulk_in_second >= bulk_per_second) then
      select min(a.until) + a_second into freed from outbox_attempt a where a.until > moment - a_second
        and case when in_second[nth] >= per_second then a.verb = candidate.verb else a.bulk end;
      next_at := least(next_at, freed);
      exit;
    end if;
    if in_minute[nth] >= per_minute or (is_bulk and in_minute[nth] >= bulk_per_minute) then
      select min(a.until) + a_minute into freed from outbox_attempt a where a.verb = candidate.verb;
      next_at := least(next_at, freed);
      exit;
    end if;
    continue when candidate.lane = any (seen) or candidate.lane = any (busy) or candidate.lane = any (held);
    seen := seen || candidate.lane;
    select count(*), min(a.until) + a_second into used, freed from outbox_attempt a
      where a.lane = candidate.lane and a.until > moment - a_second;
    if used >= per_lane then
      next_at := least(next_at, freed);
      continue;
    end if;
    if candidate.verb = 'patch' then
      select count(*), min(a.until) + a_second into used, freed from outbox_attempt a
        where a.patched = candidate.target and a.until > moment - a_second;
      if used >= per_patched then
        next_at := least(next_at, freed);
        continue;
      end if;
    end if;
    begun := begun || outbox_begin(candidate.id, moment, lease);
    in_minute[nth] := in_minute[nth] + 1;
    in_second[nth] := in_second[nth] + 1;
    bulk_in_second := bulk_in_second + is_bulk::int;
  end loop;

  select least(next_at, min(o.retry_at)) into next_at
    from outbox o where o.state = 'waiting' and o.retry_at > moment;
  return jsonb_build_object('rows', to_jsonb(begun),
    'waitMs', ceil(extract(epoch from next_at - moment) * 1000));
end $$;

-- One attempt begins: the row, and its place in the sliding log.
create or replace function outbox_begin(which bigint, moment timestamptz, lease interval) returns jsonb language plpgsql as $$
declare
  taken outbox;
begin
  update outbox o set state = 'sending', attempts = o.attempts + 1, lease_until = moment + lease, retry_at = null,
    first_try_at = coalesce(o.first_try_at, moment)
    where o.id = which returning o.* into taken;
  insert into outbox_attempt (outbox_id, attempt, lane, verb, patched, bulk, until)
    values (taken.id, taken.attempts, taken.lane, taken.verb, case when taken.verb = 'patch' then taken.target end,
      taken.priority > 0, taken.lease_until)
    on conflict (outbox_id, attempt) do update set until = excluded.until;
  return jsonb_build_object('id', taken.id::text, 'once', taken.once, 'verb', taken.verb, 'target', taken.target,
    'fallback', taken.fallback, 'inThread', taken.in_thread, 'msgType', taken.msg_type, 'content', taken.content,
    'attempts', taken.attempts, 'doubtful', taken.doubtful);
end $$;

-- Replacing a function forgets its settings.
alter function outbox_take(timestamptz, int, interval, jsonb, timestamptz)
  set enable_sort = off set enable_bitmapscan = off set jit = off;
