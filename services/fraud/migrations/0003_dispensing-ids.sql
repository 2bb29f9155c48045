-- Pharmacies make the ids of their dispensings: one is unique within its prescription, and only there. A score belongs to
-- the event that was scored, whose position both tables hold.
ALTER TABLE scores DROP CONSTRAINT scores_dispensing_id_fkey;
ALTER TABLE scores DROP CONSTRAINT scores_pkey;
ALTER TABLE scores ADD PRIMARY KEY (position);
ALTER TABLE dispensings DROP CONSTRAINT dispensings_pkey;
ALTER TABLE dispensings ADD PRIMARY KEY (prescription_id, dispensing_id);
ALTER TABLE scores ADD FOREIGN KEY (position) REFERENCES dispensings (position);
