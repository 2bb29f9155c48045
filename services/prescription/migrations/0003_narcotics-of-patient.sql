-- Pseudonym of the patient, of prescriptions of narcotics only: the next one of the same prescriber must not cover the same days.
ALTER TABLE prescriptions ADD COLUMN narcotic_patient_ref text;
UPDATE prescriptions SET narcotic_patient_ref = state ->> 'patientRef'
  WHERE state @> '{"lines": [{"prescribed": {"listClass": "narcotic"}}]}';
CREATE INDEX prescriptions_of_narcotics ON prescriptions (narcotic_patient_ref, prescriber_rpps)
  WHERE narcotic_patient_ref IS NOT NULL;
