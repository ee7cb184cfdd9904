-- What every node of the cluster says of itself, every quarter of a minute. Who stops properly takes his row along.
create table cluster_node (
    node         text        primary key,
    version      text        not null,
    started_at   timestamptz not null,
    seen_at      timestamptz not null,
    snmp_talking integer     not null,
    snmp_places  integer     not null,
    snmp_waiting integer     not null,
    traps_wanted boolean     not null,
    trap_port    integer     not null,                 -- 0: it hears nothing
    traps        bigint      not null,                 -- since its start
    icmp_wanted  boolean     not null,
    icmp_works   boolean     not null,
    icmp_means   text        not null,
    messages     bigint                                -- in the queues of its broker; null: that does not answer
) with (fillfactor = 50);
