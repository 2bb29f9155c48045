-- Read model "prescriptions": each prescription's folded state, from which its status is derived when somebody asks.
CREATE TABLE prescriptions (
  prescription_id uuid PRIMARY KEY,
  prescriber_rpps text NOT NULL,
  -- Positions compare byte by byte, whatever the database's collation.
  issued_position text COLLATE "C" NOT NULL,
  state jsonb NOT NULL
);
CREATE INDEX prescriptions_of_prescriber ON prescriptions (prescriber_rpps, issued_position DESC);

-- Read model "outcomes": what became of prescriptions, one row for each event, as their prescribers hear of it.
CREATE TABLE outcomes (
  position text COLLATE "C" PRIMARY KEY,
  prescriber_rpps text NOT NULL,
  prescription_id uuid NOT NULL,
  kind text NOT NULL,
  -- Of a dispensing and of its reversal.
  dispensing_id uuid,
  recorded_at_ms bigint NOT NULL,
  lines jsonb NOT NULL
);
CREATE INDEX outcomes_of_prescriber ON outcomes (prescriber_rpps, position);
CREATE UNIQUE INDEX outcomes_issued ON outcomes (prescription_id) WHERE kind = 'issued';
CREATE UNIQUE INDEX outcomes_dispensed ON outcomes (dispensing_id) WHERE kind = 'dispensed';
