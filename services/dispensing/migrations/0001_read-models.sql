-- Which prescription a typed code leads to.
CREATE TABLE typed_codes (
  typed_code_hash text PRIMARY KEY,
  prescription_id uuid NOT NULL
);

-- What each pharmacy dispensed. A dispensing's id is unique within its prescription: pharmacies make them.
CREATE TABLE pharmacy_dispensings (
  prescription_id uuid NOT NULL,
  dispensing_id uuid NOT NULL,
  position text COLLATE "C" NOT NULL,
  pharmacy_finess text NOT NULL,
  pharmacist_rpps text NOT NULL,
  dispensed_on date NOT NULL,
  reversed boolean NOT NULL DEFAULT false,
  lines jsonb NOT NULL,
  PRIMARY KEY (prescription_id, dispensing_id)
);

CREATE INDEX pharmacy_dispensings_newest ON pharmacy_dispensings (pharmacy_finess, position);

-- Which pharmacy has the latest claim on a prescription, until it gives it back.
CREATE TABLE claim_holders (
  prescription_id uuid PRIMARY KEY,
  pharmacy_finess text NOT NULL
);

-- What others did to the prescriptions that a pharmacy holds.
CREATE TABLE claim_events (
  position text COLLATE "C" PRIMARY KEY,
  pharmacy_finess text NOT NULL,
  prescription_id uuid NOT NULL,
  kind text NOT NULL,
  line_ids text[] NOT NULL,
  recorded_at timestamptz NOT NULL
);

CREATE INDEX claim_events_of_pharmacy ON claim_events (pharmacy_finess, position);
