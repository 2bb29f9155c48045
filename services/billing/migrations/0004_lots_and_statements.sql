-- Every lot as its stream lot-<lot id> folds.
CREATE TABLE lots (
  lot_id          uuid PRIMARY KEY,
  -- Of the event that opened it. Positions compare byte by byte: the order of lists, and their page tokens.
  position        text COLLATE "C" NOT NULL UNIQUE,
  pharmacy_finess text NOT NULL,
  lot             jsonb NOT NULL
);

CREATE INDEX lots_by_pharmacy ON lots (pharmacy_finess, position DESC);

-- Every invoice as its stream folds: what an event moves is told from it and its state before.
CREATE TABLE statement_invoices (
  dispensing_id uuid PRIMARY KEY,
  invoice       jsonb NOT NULL
);

-- What invoices moved, by pharmacy, civil month (YYYY-MM) and kind of movement.
CREATE TABLE statement_totals (
  pharmacy_finess     text NOT NULL,
  month               text COLLATE "C" NOT NULL,
  kind                text NOT NULL,
  count               bigint NOT NULL,
  compulsory_cents    bigint NOT NULL,
  complementary_cents bigint NOT NULL,
  PRIMARY KEY (pharmacy_finess, month, kind)
);
