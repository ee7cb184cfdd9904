-- SNMP version 3: the context, and protocols that the engine knows.
alter table access_profile
    add column snmp_context text,
    add check (snmp_auth_protocol in ('MD5', 'SHA', 'SHA256', 'SHA384', 'SHA512')),
    add check (snmp_priv_protocol in ('DES', 'AES128', 'AES192', 'AES256')),
    add check (snmp_priv_protocol is null or snmp_auth_protocol is not null);
