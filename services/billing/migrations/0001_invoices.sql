-- The invoices as lists show them: a fold of the streams invoice-<dispensing id>.
CREATE TABLE invoices (
  dispensing_id       uuid PRIMARY KEY,
  -- Of the event that made the invoice. Positions compare byte by byte: the order of lists, and their page tokens.
  position            text COLLATE "C" NOT NULL UNIQUE,
  prescription_id     uuid NOT NULL,
  pharmacy_finess     text NOT NULL,
  dispensed_on        date NOT NULL,
  status              text NOT NULL CHECK (status IN ('drafted', 'blocked', 'reversed')),
  total_cents         bigint,
  compulsory_cents    bigint,
  complementary_cents bigint,
  patient_cents       bigint,
  lines               jsonb,
  reason              text,
  missing_code        text,
  reversed_on         date,
  -- Either amounts or the reason why there are none; a reversal leaves them as they were.
  CHECK (num_nulls(total_cents, compulsory_cents, complementary_cents, patient_cents, lines) IN (0, 5)),
  CHECK ((lines IS NULL) = (reason IS NOT NULL) AND (reason IS NULL) = (missing_code IS NULL)),
  CHECK (total_cents = compulsory_cents + complementary_cents + patient_cents),
  CHECK (status <> 'drafted' OR lines IS NOT NULL),
  CHECK (status <> 'blocked' OR reason IS NOT NULL),
  CHECK ((status = 'reversed') = (reversed_on IS NOT NULL))
);

CREATE INDEX invoices_by_pharmacy ON invoices (pharmacy_finess, position DESC);
