-- Which node of the cluster has which of the duties that only one may have at a time, and until when unless it renews it.
CREATE TABLE node_duty (
    duty        text PRIMARY KEY,
    node        text        NOT NULL,
    lease_until timestamptz NOT NULL
);
