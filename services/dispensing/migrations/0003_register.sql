-- What the register has to know of a prescription before anything of it is dispensed: where it was written, and the class
-- of its lines for dispensings of versions that did not state that of their packs. Without either there is no row.
CREATE TABLE register_prescriptions (
  prescription_id uuid PRIMARY KEY,
  prescriber_finess text,
  -- Classes by line, of those that have one.
  list_classes jsonb NOT NULL
);

-- The register of each pharmacy (ordonnancier). Rows are only ever added, numbered in the order of the log.
CREATE TABLE register_entries (
  pharmacy_finess text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  entered_on date NOT NULL,
  -- The entry that this one takes back.
  takes_back_year integer,
  takes_back_number integer,
  list_class text NOT NULL,
  prescription_id uuid NOT NULL,
  dispensing_id uuid NOT NULL,
  line_id text NOT NULL,
  patient_ref text NOT NULL,
  prescriber_rpps text NOT NULL,
  prescriber_finess text,
  pharmacist_rpps text NOT NULL,
  units integer NOT NULL,
  packs jsonb NOT NULL,
  -- Revision of the dispensing's event, whose envelope names who collected; absent when nobody did.
  collector_revision bigint,
  PRIMARY KEY (pharmacy_finess, year, number)
);

-- Pharmacies make the ids of dispensings: they are unique within a prescription.
CREATE UNIQUE INDEX register_entries_of_dispensing ON register_entries (prescription_id, dispensing_id, line_id)
  WHERE takes_back_number IS NULL;
