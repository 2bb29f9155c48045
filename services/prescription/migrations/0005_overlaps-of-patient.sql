-- Narcotics are not alone under the rule that the next prescription must not cover the same days. The column keeps its name, which
-- services of the version before write while this one starts.
UPDATE prescriptions SET narcotic_patient_ref = state ->> 'patientRef'
  WHERE state @> '{"lines": [{"prescribed": {"underNarcoticRules": true}}]}';
