-- Whether there is no third-party payment. Nobody asked for what it depends on before.
ALTER TABLE invoices ADD COLUMN patient_advances boolean NOT NULL DEFAULT false;
