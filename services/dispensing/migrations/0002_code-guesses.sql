-- Wrong typed codes. No projection of the log, so not in the schema that a rebuild makes anew; hence also IF NOT EXISTS,
-- since a rebuild runs this file again.
CREATE SCHEMA IF NOT EXISTS dispensing_guard;

CREATE TABLE IF NOT EXISTS dispensing_guard.code_guesses (
  pharmacy_finess text NOT NULL,
  -- Start of the hour in which they were made.
  hour timestamptz NOT NULL,
  guesses integer NOT NULL,
  PRIMARY KEY (pharmacy_finess, hour)
);
