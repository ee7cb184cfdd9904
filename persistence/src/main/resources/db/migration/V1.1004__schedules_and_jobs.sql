-- One run of anything long: imports, syncs, bulk plans, named jobs (DECISIONS 3).
CREATE TABLE job_run (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text        NOT NULL,
    source         text        NOT NULL DEFAULT '',
    state          text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'SKIPPED')),
    progress       bigint      NOT NULL DEFAULT 0,
    total          bigint,
    message        text        NOT NULL DEFAULT '',
    parameters     jsonb       NOT NULL DEFAULT '{}',
    report         jsonb,
    requested_by   text        NOT NULL DEFAULT 'system',
    created_at     timestamptz NOT NULL DEFAULT now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    node           text,
    lease_until    timestamptz,
    stop_requested boolean     NOT NULL DEFAULT false
);
CREATE INDEX job_run_kind ON job_run (kind, source, id DESC);
CREATE INDEX job_run_created ON job_run (created_at DESC);
CREATE INDEX job_run_open ON job_run (state, lease_until) WHERE state IN ('QUEUED', 'RUNNING');
-- The run lock: one running job per kind and source in the whole cluster (DECISIONS 12).
CREATE UNIQUE INDEX job_run_one_running ON job_run (kind, source) WHERE state = 'RUNNING';

CREATE TABLE schedule (
    key           text PRIMARY KEY,
    job           text        NOT NULL,
    title         text        NOT NULL DEFAULT '',
    cron          text        NOT NULL,
    enabled       boolean     NOT NULL DEFAULT true,
    parameters    jsonb       NOT NULL DEFAULT '{}',
    missed_policy text        NOT NULL DEFAULT 'RUN_ONCE' CHECK (missed_policy IN ('RUN_ONCE', 'SKIP')),
    next_run      timestamptz,
    run_now       boolean     NOT NULL DEFAULT false,
    last_run      timestamptz,
    last_state    text,
    last_message  text        NOT NULL DEFAULT '',
    last_job_run  bigint,
    lease_until   timestamptz,
    node          text,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    version       integer     NOT NULL DEFAULT 0
);
CREATE INDEX schedule_due ON schedule (next_run) WHERE enabled;
