CREATE TABLE counters (
  stream text PRIMARY KEY,
  count  int NOT NULL,
  events int NOT NULL
);

CREATE TABLE amounts (
  position text COLLATE "C" PRIMARY KEY,
  amount   int NOT NULL
);

-- Read by others, as an analyst's view is.
CREATE VIEW totals AS SELECT count(*) AS counters, coalesce(sum(count), 0) AS total FROM counters;
GRANT SELECT ON totals TO PUBLIC;
