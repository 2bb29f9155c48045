CREATE TABLE event_log.event (
  -- Dense, and in the order of commits: `position > checkpoint` can skip nothing.
  position bigint PRIMARY KEY,
  stream text NOT NULL COLLATE "C",
  revision bigint NOT NULL,
  event_id uuid NOT NULL UNIQUE,
  type text NOT NULL,
  -- The bytes as they were written. jsonb would refuse U+0000 and reorder keys, and hashes are taken over these bytes.
  data bytea NOT NULL,
  metadata bytea NOT NULL,
  recorded_at_ms bigint NOT NULL,
  UNIQUE (stream, revision)
);

CREATE FUNCTION event_log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log.event
  FOR EACH STATEMENT EXECUTE FUNCTION event_log.refuse_change();

-- Appends what it can of a batch and answers one row per append. The arrays hold one element per event; events of one
-- append are neighbours. `bytes` holds data, then metadata, of every event in turn. The caller guarantees that a stream and
-- an event id belong to one append of the batch only.
--
-- A sequence would hand out positions in the order of allocation, while commits arrive in another, and a reader that
-- remembers a position would pass over the late one. Here one transaction at a time assigns positions, up to its commit.
CREATE FUNCTION event_log.append_batch(
  append_indexes integer[],
  ordinals integer[], -- within the append, from 1
  event_counts integer[], -- of the append
  streams text[],
  expected_revisions bigint[], -- -1 for a stream without events
  event_ids uuid[],
  types text[],
  data_offsets integer[],
  metadata_offsets integer[],
  end_offsets integer[],
  bytes bytea
) RETURNS TABLE (outcome text, last_revision bigint, last_position bigint)
LANGUAGE plpgsql
-- Whatever the statistics say: a look-up in an index per event, because a batch is always small beside the log.
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_seqscan = off
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  base bigint;
  now_ms bigint;
BEGIN
  -- Whatever the session says: an acknowledged append is on disk.
  PERFORM set_config('synchronous_commit', 'on', true);
  -- Shorter than the caller's patience: a wait for the lock then ends with a certain answer.
  PERFORM set_config('lock_timeout', '3s', true);
  PERFORM pg_advisory_xact_lock(4821073355129906177);
  -- A statement of its own, with a snapshot taken after the lock: it sees every append before this one.
  base := (SELECT coalesce(max(position), 0) FROM event_log.event);
  now_ms := floor(extract(epoch FROM clock_timestamp()) * 1000);

  RETURN QUERY
  WITH checked AS (
    SELECT
      proposed.*,
      coalesce(head.revision, -1) AS actual_revision,
      known.position AS known_position,
      known.stream = proposed.stream
        AND known.revision = proposed.expected_revision + proposed.ordinal
        AND known.type = proposed.type
        AND known.data = proposed.data
        AND known.metadata = proposed.metadata AS is_same
    FROM (
      SELECT
        u.line, u.append_index, u.ordinal, u.event_count, u.stream, u.expected_revision, u.event_id, u.type,
        substr(bytes, u.data_offset + 1, u.metadata_offset - u.data_offset) AS data,
        substr(bytes, u.metadata_offset + 1, u.end_offset - u.metadata_offset) AS metadata
      FROM unnest(
        append_indexes, ordinals, event_counts, streams, expected_revisions, event_ids, types,
        data_offsets, metadata_offsets, end_offsets
      ) WITH ORDINALITY AS u(
        append_index, ordinal, event_count, stream, expected_revision, event_id, type,
        data_offset, metadata_offset, end_offset, line
      )
    ) AS proposed
    LEFT JOIN LATERAL (
      SELECT e.revision FROM event_log.event AS e WHERE e.stream = proposed.stream ORDER BY e.revision DESC LIMIT 1
    ) AS head ON true
    LEFT JOIN event_log.event AS known ON known.event_id = proposed.event_id
  ),
  judged AS (
    SELECT
      checked.*,
      -- A repetition is recognised before the revision is judged: its own events moved the stream on.
      CASE
        WHEN count(known_position) OVER same_append = event_count AND bool_and(is_same) OVER same_append THEN 'repeated'
        WHEN count(known_position) OVER same_append > 0 THEN 'id-conflict'
        WHEN actual_revision <> expected_revision THEN 'wrong-revision'
        ELSE 'appended'
      END AS outcome
    FROM checked
    WINDOW same_append AS (PARTITION BY append_index)
  ),
  placed AS (
    SELECT judged.*, base + count(*) FILTER (WHERE outcome = 'appended') OVER (ORDER BY line) AS new_position
    FROM judged
  ),
  inserted AS (
    INSERT INTO event_log.event (position, stream, revision, event_id, type, data, metadata, recorded_at_ms)
    SELECT new_position, stream, expected_revision + ordinal, event_id, type, data, metadata, now_ms
    FROM placed
    WHERE outcome = 'appended'
  )
  SELECT
    outcome,
    CASE outcome WHEN 'wrong-revision' THEN actual_revision ELSE expected_revision + ordinal END,
    CASE outcome WHEN 'repeated' THEN known_position ELSE new_position END
  FROM placed
  WHERE ordinal = event_count
  ORDER BY line;

  IF (SELECT max(position) FROM event_log.event) > base THEN
    PERFORM pg_notify('event_log', '');
  END IF;
END
$$;
