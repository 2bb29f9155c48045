-- What the rules know: one row per dispensing. Positions compare byte by byte, whatever the database's collation.
CREATE TABLE dispensings (
  dispensing_id uuid PRIMARY KEY,
  position text COLLATE "C" NOT NULL UNIQUE,
  event_id uuid NOT NULL,
  prescription_id uuid NOT NULL,
  patient_ref text NOT NULL,
  prescriber_rpps text NOT NULL,
  pharmacy_finess text NOT NULL,
  dispensed_on date NOT NULL,
  cip13 text[] NOT NULL,
  -- [{ "keys": […], "daysCovered": n }], one per line.
  medicines jsonb NOT NULL,
  reversed_on date
);

-- A patient's history is read for every dispensing, before it and while it is scored.
CREATE INDEX dispensings_of_patient ON dispensings (patient_ref, dispensed_on) WHERE reversed_on IS NULL;

-- What the rules found, for every dispensing, also when nothing.
CREATE TABLE scores (
  dispensing_id uuid PRIMARY KEY REFERENCES dispensings,
  position text COLLATE "C" NOT NULL,
  score integer NOT NULL CHECK (score BETWEEN 0 AND 1000),
  reasons jsonb NOT NULL,
  at_stake_cents bigint NOT NULL,
  -- Packs whose price is not known: at_stake_cents is then a lower bound.
  unpriced_packs integer NOT NULL
);

-- The read model of alerts.
CREATE TABLE alerts (
  alert_id uuid PRIMARY KEY,
  -- Of the event that raised it: the order of the list.
  raised_position text COLLATE "C" NOT NULL UNIQUE,
  -- Of its latest event: the order of the stream.
  log_position text COLLATE "C" NOT NULL UNIQUE,
  dispensing_id uuid NOT NULL,
  prescription_id uuid NOT NULL,
  patient_ref text NOT NULL,
  prescriber_rpps text NOT NULL,
  pharmacy_finess text NOT NULL,
  dispensed_on date NOT NULL,
  cip13 text[] NOT NULL,
  score integer NOT NULL,
  reasons jsonb NOT NULL,
  at_stake_cents bigint NOT NULL,
  raised_at timestamptz NOT NULL,
  -- confirmed, dismissed or inconclusive; NULL while open.
  verdict text,
  decided_at timestamptz
);

CREATE INDEX alerts_of_pharmacy ON alerts (pharmacy_finess, raised_position);
CREATE INDEX alerts_of_prescriber ON alerts (prescriber_rpps, raised_position);
CREATE INDEX alerts_of_medicine ON alerts USING gin (cip13);
CREATE INDEX alerts_of_period ON alerts (dispensed_on);
CREATE INDEX alerts_open ON alerts (raised_position) WHERE verdict IS NULL;
