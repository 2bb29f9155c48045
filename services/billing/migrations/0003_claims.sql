-- What became of asking the insurers, as the invoice's own fold has it; of what was made before, nothing was asked.
ALTER TABLE invoices
  ADD COLUMN claim jsonb NOT NULL
    DEFAULT '{"stage":{"status":"drafted"},"paid":{"compulsoryCents":0,"complementaryCents":0}}',
  DROP CONSTRAINT invoices_status_check,
  ADD CONSTRAINT invoices_status_check CHECK (status IN ('drafted', 'blocked', 'reversed', 'signed', 'sent', 'acknowledged',
    'unreadable', 'paid', 'partly-paid', 'rejected', 'corrected'));

CREATE INDEX invoices_by_status ON invoices (pharmacy_finess, status, position DESC);
