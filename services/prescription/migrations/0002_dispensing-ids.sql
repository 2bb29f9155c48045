-- Pharmacies make the ids of their dispensings: one is unique within its prescription, and only there.
DROP INDEX outcomes_dispensed;
CREATE UNIQUE INDEX outcomes_dispensed ON outcomes (prescription_id, dispensing_id) WHERE kind = 'dispensed';
