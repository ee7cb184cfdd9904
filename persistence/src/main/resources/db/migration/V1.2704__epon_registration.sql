-- EPON: what registers an ONU is what devices.md 8.1 takes back to delete one (no epon bind-onu sequence N).
insert into registration_template (name, profile, technology, fields, commands) values
('BDCOM P3310 EPON: bind by MAC', 'bdcom-p3310', 'epon', '{}',
 array['config',
       'interface EPON {slot}/{port}',
       'epon bind-onu mac {macDotted} {onu}',
       'exit'])
on conflict do nothing;
