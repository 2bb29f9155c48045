-- What analysts' own tools may read: these views and nothing else. They hold pseudonyms of patients and numbers of
-- professionals, no identity. Their columns are a contract, described in the README; views are added, not changed.

-- Roles belong to the whole server, so another database may be making the same one at this moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ordonnancier_analyst') THEN
    CREATE ROLE ordonnancier_analyst NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'an administrator must CREATE ROLE ordonnancier_analyst NOLOGIN first: this user may create no roles';
END
$$;

CREATE VIEW v_dispensings AS
  SELECT dispensing_id, prescription_id, patient_ref, prescriber_rpps, pharmacy_finess, dispensed_on, cip13, reversed_on,
         position AS log_position
  FROM dispensings;

CREATE VIEW v_scores AS
  SELECT dispensing_id, score, reasons, at_stake_cents, unpriced_packs, position AS log_position
  FROM scores;

CREATE VIEW v_alerts AS
  SELECT alert_id, dispensing_id, prescription_id, patient_ref, prescriber_rpps, pharmacy_finess, dispensed_on, cip13,
         score, reasons, at_stake_cents, raised_at, verdict, decided_at, log_position
  FROM alerts;

-- Of the schema that is being made, whatever its name while it is: a rebuild makes it under another.
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO ordonnancier_analyst', current_schema());
END
$$;
GRANT SELECT ON v_dispensings, v_scores, v_alerts TO ordonnancier_analyst;
