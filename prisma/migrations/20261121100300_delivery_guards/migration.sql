-- hand-written

-- Order: one row of a lane at a time, whatever any process believes. Presses are answered within their request.
create unique index inbox_one_working on inbox (lane) where state = 'working' and kind <> 'press';
create index inbox_waiting on inbox (id) include (lane, retry_at) where state = 'waiting';
create index inbox_lease on inbox (lease_until) where state = 'working';
create index inbox_parked on inbox (id) where state = 'parked';
alter table inbox add constraint inbox_state check (state in ('waiting', 'working', 'done', 'parked'));

create unique index outbox_one_sending on outbox (lane) where state = 'sending';
create index outbox_waiting on outbox (priority, id) include (lane, not_before, retry_at) where state = 'waiting';
create index outbox_retrying on outbox (lane, retry_at) where state = 'waiting' and retry_at is not null;
create index outbox_doubtful on outbox (first_try_at) where state = 'waiting' and doubtful;
create index outbox_stuck on outbox (id) where state in ('parked', 'unknown');
alter table outbox add constraint outbox_state check (state in ('waiting', 'sending', 'sent', 'parked', 'unknown'));
alter table outbox add constraint outbox_verb check (verb in ('send', 'reply', 'patch'));

create unique index schedule_one_running on schedule_run (job) where state = 'running';
create index schedule_open on schedule_run (slot) where state in ('due', 'running');
alter table schedule_run add constraint schedule_state
  check (state in ('due', 'running', 'done', 'failed', 'skipped'));

-- Both queues are busy tables whose rows are updated a few times and then rest.
alter table inbox set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
alter table outbox set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- Takes up to `most` turns: the oldest open row of each lane nobody works in. A lane whose oldest row waits for a
-- retry waits with it. A row whose worker died is taken again; one that killed `deaths` workers is parked.
create function inbox_take(most int, lease interval, deaths int)
returns setof inbox language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
  busy text[];
  seen text[] := '{}';
  candidate record;
  taken inbox;
  taken_count int := 0;
begin
  update inbox i set state = 'parked', lease_until = null, error = '处理时程序多次中断'
    where i.state = 'working' and i.kind <> 'press' and i.lease_until <= moment and i.attempts >= deaths;

  for candidate in
    select i.id from inbox i
    -- Not the oldest first: dead workers' rows are few, and the planner might walk through all the inbox ever had.
    where i.state = 'working' and i.kind <> 'press' and i.lease_until <= moment
    limit most for update skip locked
  loop
    update inbox i set attempts = i.attempts + 1, lease_until = moment + lease where i.id = candidate.id
      returning i.* into taken;
    taken_count := taken_count + 1;
    return next taken;
  end loop;

  busy := array(select i.lane from inbox i where i.state = 'working' and i.kind <> 'press');
  for candidate in
    select i.id, i.lane, i.retry_at from inbox i
    where i.state = 'waiting' and not (i.lane = any (busy)) order by i.id
  loop
    exit when taken_count >= most;
    continue when candidate.lane = any (seen);
    seen := seen || candidate.lane;
    continue when candidate.retry_at > moment;
    begin
      select i.* into taken from inbox i where i.id = candidate.id and i.state = 'waiting' for update skip locked;
      continue when not found;
      update inbox i set state = 'working', attempts = i.attempts + 1, lease_until = moment + lease, retry_at = null
        where i.id = candidate.id returning i.* into taken;
      taken_count := taken_count + 1;
      return next taken;
    exception when unique_violation then
      null; -- another process began a row of this lane between our two looks
    end;
  end loop;
end $$;

-- Takes up to `most` messages that may leave now, and says how long to wait for the next (null: nothing waits).
-- `county_now` is the county's clock, for not_before only. Everything else goes by the database's clock, the only one
-- all replicas share; `at` replaces it in tests. `limits`: lane and patched per second, second and minute for all,
-- bulk_second and bulk_minute for what is not a reply, remembered_s for how long the platform knows a uuid.
-- An attempt counts from the moment it was taken until a second (a minute) after its answer came, so that the
-- platform never sees more than the limit, however long a request travels.
create function outbox_take(county_now timestamptz, most int, lease interval, limits jsonb, at timestamptz default null)
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
  in_minute int;
  in_second int;
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

  select count(*), count(*) filter (where a.until > moment - a_second),
    count(*) filter (where a.bulk and a.until > moment - a_second)
    into in_minute, in_second, bulk_in_second from outbox_attempt a;
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
    if in_second >= per_second or (is_bulk and bulk_in_second >= bulk_per_second) then
      select min(a.until) + a_second into freed from outbox_attempt a
        where a.until > moment - a_second and (a.bulk or in_second >= per_second);
      next_at := least(next_at, freed);
      exit;
    end if;
    if in_minute >= per_minute or (is_bulk and in_minute >= bulk_per_minute) then
      select min(a.until) + a_minute into freed from outbox_attempt a;
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
    in_minute := in_minute + 1;
    in_second := in_second + 1;
    bulk_in_second := bulk_in_second + is_bulk::int;
  end loop;

  select least(next_at, min(o.retry_at)) into next_at
    from outbox o where o.state = 'waiting' and o.retry_at > moment;
  return jsonb_build_object('rows', to_jsonb(begun),
    'waitMs', ceil(extract(epoch from next_at - moment) * 1000));
end $$;

-- What died while it was being sent may have been said: within the hour the same uuid makes another attempt safe,
-- after it nobody can know. A patch says the same however often it is said.
create function outbox_doubt(moment timestamptz, remembered interval) returns void language plpgsql as $$
begin
  update outbox o set state = 'waiting', doubtful = o.verb <> 'patch', lease_until = null, retry_at = null,
    error = coalesce(o.error, '发送途中程序中断')
    where o.state = 'sending' and o.lease_until <= moment;
  update outbox o set state = 'unknown', lease_until = null, retry_at = null
    where o.state = 'waiting' and o.doubtful and o.first_try_at <= moment - remembered;
end $$;

-- One attempt begins: the row, and its place in the sliding log.
create function outbox_begin(which bigint, moment timestamptz, lease interval) returns jsonb language plpgsql as $$
declare
  taken outbox;
begin
  update outbox o set state = 'sending', attempts = o.attempts + 1, lease_until = moment + lease, retry_at = null,
    first_try_at = coalesce(o.first_try_at, moment)
    where o.id = which returning o.* into taken;
  insert into outbox_attempt (outbox_id, attempt, lane, patched, bulk, until)
    values (taken.id, taken.attempts, taken.lane, case when taken.verb = 'patch' then taken.target end,
      taken.priority > 0, taken.lease_until)
    on conflict (outbox_id, attempt) do update set until = excluded.until;
  return jsonb_build_object('id', taken.id::text, 'once', taken.once, 'verb', taken.verb, 'target', taken.target,
    'fallback', taken.fallback, 'inThread', taken.in_thread, 'msgType', taken.msg_type, 'content', taken.content,
    'attempts', taken.attempts, 'doubtful', taken.doubtful);
end $$;

-- All in plpgsql, which keeps the plans of its statements; functions in SQL are planned at every call.
-- Both take a few rows from the head of an index that may be 10,000 rows long. Without fresh statistics the planner would
-- rather fetch and sort all of them at every look; and compiling these short statements takes longer than running them.
alter function inbox_take(int, interval, int)
  set enable_sort = off set enable_bitmapscan = off set jit = off;
alter function outbox_take(timestamptz, int, interval, jsonb, timestamptz)
  set enable_sort = off set enable_bitmapscan = off set jit = off;
