-- Keeping the event log: a partition per day, created ahead and dropped when every consumer has passed it. The functions
-- run as the owner, so they decide themselves what may go; the application can only ask.

-- Begins a new epoch: everything in the log is older than whatever is written from now on. For restores into another
-- cluster, whose transaction ids mean nothing here. Waits for open write transactions.
CREATE FUNCTION event_log_begin_epoch() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  next_epoch integer;
BEGIN
  UPDATE event_log_state SET epoch = epoch + 1 RETURNING epoch INTO next_epoch;
  EXECUTE format('ALTER TABLE event_log ALTER COLUMN epoch SET DEFAULT %s', next_epoch);
  RETURN next_epoch;
END $$;
REVOKE EXECUTE ON FUNCTION event_log_begin_epoch FROM PUBLIC;

-- Asked at every start: begins a new epoch when the log or a cursor knows a transaction id this cluster has yet to
-- reach, which means that the data came from another cluster. Where ids go on rising, the order holds as it is.
CREATE FUNCTION event_log_ensure_epoch() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  state event_log_state;
  newest xid8;
BEGIN
  SELECT * INTO state FROM event_log_state FOR UPDATE;
  newest := greatest(
    (SELECT txid FROM event_log WHERE epoch = state.epoch ORDER BY epoch DESC, txid DESC, position DESC LIMIT 1),
    (SELECT txid FROM event_consumer WHERE epoch = state.epoch ORDER BY txid DESC LIMIT 1),
    CASE WHEN state.dropped_epoch = state.epoch THEN state.dropped_txid END);
  IF newest > pg_snapshot_xmax(pg_current_snapshot()) THEN
    RETURN event_log_begin_epoch();
  END IF;
  RETURN state.epoch;
END $$;
REVOKE EXECUTE ON FUNCTION event_log_ensure_epoch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION event_log_ensure_epoch TO lumbung_app;

-- Creates the partitions of today and the next days, and drops those older than `keep` that all consumers have passed
-- and no parked event comes from. Gives up after two seconds of waiting for a lock: it comes again.
CREATE FUNCTION event_log_maintain(days_ahead integer, keep interval, OUT created integer, OUT dropped integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  keep_from date := today - greatest(extract(day FROM keep)::integer, 1);
  slowest record;
  newest record;
  part record;
  held boolean;
BEGIN
  created := 0;
  dropped := 0;
  IF NOT pg_try_advisory_xact_lock(7203451002) THEN
    RETURN;
  END IF;

  FOR part IN SELECT today + i AS day, 'event_log_' || to_char(today + i, 'YYYYMMDD') AS name FROM generate_series(0, least(days_ahead, 31)) AS i LOOP
    CONTINUE WHEN to_regclass(part.name) IS NOT NULL;
    -- Rows of a day without a partition went to the default one; that day stays there.
    CONTINUE WHEN EXISTS (
      SELECT FROM event_log_default
       WHERE recorded_at >= part.day::timestamp AT TIME ZONE 'UTC' AND recorded_at < (part.day + 1)::timestamp AT TIME ZONE 'UTC');
    EXECUTE format('CREATE TABLE %I PARTITION OF event_log FOR VALUES FROM (%L) TO (%L)', part.name,
                   part.day::timestamp AT TIME ZONE 'UTC', (part.day + 1)::timestamp AT TIME ZONE 'UTC');
    -- Reached through event_log alone, whose row-level security holds for all of it.
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part.name);
    EXECUTE format('REVOKE ALL ON %I FROM lumbung_app', part.name);
    created := created + 1;
  END LOOP;

  SELECT epoch, txid, position INTO slowest FROM event_consumer
   WHERE seen_at > now() - interval '30 days' ORDER BY epoch, txid, position LIMIT 1;
  FOR part IN
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'event_log'::regclass AND c.relname ~ '^event_log_\d{8}$' AND to_date(right(c.relname, 8), 'YYYYMMDD') < keep_from
     ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %1$I WHERE (epoch, txid, position) > ($1, $2, $3))
                        OR EXISTS (SELECT FROM dead_event d JOIN %1$I p ON p.id = d.event_id AND p.tenant_id = d.tenant_id WHERE d.replayed_at IS NULL)', part.name)
       INTO held USING coalesce(slowest.epoch, 2147483647), coalesce(slowest.txid, '0'), coalesce(slowest.position, 0);
    CONTINUE WHEN held;
    EXECUTE format('SELECT epoch, txid, position FROM %I ORDER BY epoch DESC, txid DESC, position DESC LIMIT 1', part.name) INTO newest;
    IF newest.epoch IS NOT NULL THEN
      UPDATE event_log_state SET dropped_epoch = newest.epoch, dropped_txid = newest.txid, dropped_position = newest.position
       WHERE (dropped_epoch, dropped_txid, dropped_position) < (newest.epoch, newest.txid, newest.position);
    END IF;
    EXECUTE format('DROP TABLE %I', part.name);
    dropped := dropped + 1;
  END LOOP;

  -- The default partition is emptied by row, with the same care.
  WITH gone AS (
    DELETE FROM event_log_default p
     WHERE p.recorded_at < keep_from::timestamp AT TIME ZONE 'UTC'
       AND (p.epoch, p.txid, p.position) <= (coalesce(slowest.epoch, 2147483647), coalesce(slowest.txid, '0'), coalesce(slowest.position, 0))
       AND NOT EXISTS (SELECT FROM dead_event d WHERE d.tenant_id = p.tenant_id AND d.event_id = p.id AND d.replayed_at IS NULL)
    RETURNING p.epoch, p.txid, p.position)
  SELECT epoch, txid, position INTO newest FROM gone ORDER BY epoch DESC, txid DESC, position DESC LIMIT 1;
  IF newest.epoch IS NOT NULL THEN
    UPDATE event_log_state SET dropped_epoch = newest.epoch, dropped_txid = newest.txid, dropped_position = newest.position
     WHERE (dropped_epoch, dropped_txid, dropped_position) < (newest.epoch, newest.txid, newest.position);
  END IF;
  DELETE FROM dead_event WHERE replayed_at < now() - interval '90 days';
END $$;
REVOKE EXECUTE ON FUNCTION event_log_maintain FROM PUBLIC;
GRANT EXECUTE ON FUNCTION event_log_maintain TO lumbung_app;

SELECT event_log_maintain(3, interval '7 days');
