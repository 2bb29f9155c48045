-- What is counted of a prescription since: rows that are there go on from none.
UPDATE prescriptions
SET state = '{"acts": {}, "confirmations": 0}'::jsonb || state || CASE
  WHEN state ? 'claim' THEN jsonb_build_object('claim', '{"extensions": 0}'::jsonb || (state -> 'claim'))
  ELSE '{}'::jsonb
END;
