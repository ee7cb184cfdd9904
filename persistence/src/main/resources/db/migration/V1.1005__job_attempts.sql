-- A run that took three nodes with it is not tried a fourth time.
ALTER TABLE job_run ADD COLUMN attempts integer NOT NULL DEFAULT 0;
-- The ticker holds a schedule by row lock; the lease is the run's.
ALTER TABLE schedule DROP COLUMN lease_until, DROP COLUMN node;
