-- What the router would refuse as it is now: the reconciler neither repairs nor counts it. The note says what is in the way.
ALTER TABLE provisioning_drift_row ADD obstructed boolean NOT NULL DEFAULT false;
