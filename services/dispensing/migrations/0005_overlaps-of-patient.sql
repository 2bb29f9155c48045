-- Narcotics are not alone under the rule that the next prescription must not cover the same days.
ALTER TABLE register_prescriptions ADD COLUMN overlap_forbidden jsonb NOT NULL DEFAULT '[]';
ALTER TABLE register_entries ADD COLUMN overlap_forbidden boolean NOT NULL DEFAULT false;
UPDATE register_entries SET overlap_forbidden = true WHERE list_class = 'narcotic';
DROP INDEX register_entries_of_narcotics;
CREATE INDEX register_entries_of_overlaps ON register_entries (patient_ref, pharmacy_finess)
  WHERE overlap_forbidden AND takes_back_number IS NULL;
