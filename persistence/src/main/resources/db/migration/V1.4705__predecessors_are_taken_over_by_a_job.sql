-- The files that a run takes over, sealed; gone when the run is over.
CREATE TABLE crm_predecessor_order (
    run_id bigint PRIMARY KEY REFERENCES job_run ON DELETE CASCADE,
    sealed text NOT NULL
);
