-- One row per act on a prescription, in the order of the log.
CREATE TABLE accesses (
  position text COLLATE "C" PRIMARY KEY,
  event_id uuid NOT NULL,
  patient_ref text NOT NULL,
  prescription_id uuid NOT NULL,
  action text NOT NULL,
  read_only boolean NOT NULL,
  actor_role text NOT NULL,
  actor_rpps text,
  actor_finess text,
  recorded_at timestamptz NOT NULL
);

-- A patient has some hundreds of rows a year: the filter by prescription reads them in this order too.
CREATE INDEX accesses_of_patient ON accesses (patient_ref, position);

-- Whose prescription it is, for the events that do not say it themselves.
CREATE TABLE prescriptions (
  prescription_id uuid PRIMARY KEY,
  patient_ref text NOT NULL
);
