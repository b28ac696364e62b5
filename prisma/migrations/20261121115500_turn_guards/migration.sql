-- hand-written
-- A turn's change happens once. Whoever claims the turn first holds it until commit; everybody after that reads what
-- was done. Two statements inside one function: the second one sees what was committed while the first one waited.

create function claim_turn(wanted text) returns table (subject text, event text) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted, 20261124));
  return query select done.subject, done.event from audit_event as done where done.turn = wanted;
end $$;
