-- hand-written
-- What the database itself keeps true: one living pairing of a talent and a village, one open stretch of each pairing,
-- one living liaison of a leader and an expert.

create unique index pairing_living on pairing (kind, talent_id, village_id)
  where village_id is not null and state in ('awaiting', 'office', 'active', 'warned', 'paused', 'review');
create unique index pairing_span_open on pairing_span (pairing_id) where to_at is null;
alter table pairing_span add constraint pairing_span_forward check (to_at is null or to_at >= from_at);
alter table pairing add constraint pairing_one_side
  check (num_nonnulls(village_id, unit_id, mentee_id) = 1);
create unique index liaison_living on liaison (leader_id, talent_id)
  where state in ('assigned', 'active', 'due_soon', 'overdue', 'changed');
