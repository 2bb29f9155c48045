-- What a pharmacy dispensed of narcotics to a patient: the next prescription must not cover the same days.
CREATE INDEX register_entries_of_narcotics ON register_entries (patient_ref, pharmacy_finess)
  WHERE list_class = 'narcotic' AND takes_back_number IS NULL;
