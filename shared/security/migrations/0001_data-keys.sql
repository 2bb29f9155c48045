-- One data key per patient and version, wrapped. Destroying a key keeps its row: readers must be able to tell an erased
-- patient from a lost key.
CREATE TABLE patient_keys.data_keys (
  key_id uuid PRIMARY KEY,
  patient_ref text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  wrapped_key bytea,
  -- Of the key-encryption key, so that a rotation finds what is left to wrap again.
  key_encryption_key_id text,
  key_check bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  UNIQUE (patient_ref, version),
  CHECK ((destroyed_at IS NULL) = (wrapped_key IS NOT NULL)),
  CHECK ((wrapped_key IS NULL) = (key_encryption_key_id IS NULL))
);
