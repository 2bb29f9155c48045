-- Paid, and owed more since by a fee: to be signed again, and so among the drafts.
UPDATE invoices SET status = 'drafted'
  WHERE status = 'paid' AND (compulsory_cents > (claim -> 'paid' ->> 'compulsoryCents')::bigint
    OR complementary_cents > (claim -> 'paid' ->> 'complementaryCents')::bigint);
