-- The history of RMON counters is their rate a second from now on; what was kept before were the counters themselves.
delete from reading_sample where measure in ('drops', 'crcAlign', 'undersize', 'oversize', 'fragments', 'jabber', 'collisions');
delete from reading_sample_15m where measure in ('drops', 'crcAlign', 'undersize', 'oversize', 'fragments', 'jabber', 'collisions');
delete from reading_sample_1d where measure in ('drops', 'crcAlign', 'undersize', 'oversize', 'fragments', 'jabber', 'collisions');
