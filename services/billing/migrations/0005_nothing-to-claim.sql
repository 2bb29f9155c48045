-- Invoices of which the insurers owe the pharmacy nothing: no list of drafts is to hold them for ever.
ALTER TABLE invoices
  DROP CONSTRAINT invoices_status_check,
  ADD CONSTRAINT invoices_status_check CHECK (status IN ('drafted', 'blocked', 'reversed', 'signed', 'sent', 'acknowledged',
    'unreadable', 'paid', 'partly-paid', 'rejected', 'corrected', 'nothing-to-claim'));

UPDATE invoices SET status = 'nothing-to-claim'
  WHERE status IN ('drafted', 'corrected') AND (patient_advances OR compulsory_cents + complementary_cents = 0);
