-- How ONUs are registered: commands with places, by family and technology. Operators change them (wildcore-mikbill.md 2, row 23).
create table registration_template (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    profile    text        not null,                     -- key of the device profile
    technology text        not null default '',          -- gpon, epon or empty for both
    fields     text[]      not null default '{}',        -- what a person fills in: name:kind:default
    commands   text[]      not null,
    changed_by text        not null default '',
    changed_at timestamptz not null default now(),
    version    integer     not null default 0
);
create unique index registration_template_name on registration_template (lower(name));

insert into registration_template (name, profile, technology, fields, commands) values
('ZTE C300 / C320 GPON: one VLAN', 'zte-c300', 'gpon',
 '{"type:word:ZTE-F601","vlan:vlan:100","tcont:word:default","description:text:new"}',
 array['conf t',
       'interface gpon-olt_{frame}/{slot}/{port}',
       'onu {onu} type {type} sn {serial}',
       'exit',
       'interface gpon-onu_{frame}/{slot}/{port}:{onu}',
       'description {description}',
       'tcont 1 profile {tcont}',
       'gemport 1 tcont 1',
       'service-port 1 vport 1 user-vlan {vlan} vlan {vlan}',
       'end']),
('Huawei SmartAX GPON: one VLAN', 'huawei-smartax', 'gpon',
 '{"line:number:10","service:number:10","gemport:number:1","vlan:vlan:100","description:text:new"}',
 array['config',
       'interface gpon {frame}/{slot}',
       'ont add {port} {onu} sn-auth {serialHex} omci ont-lineprofile-id {line} ont-srvprofile-id {service} desc "{description}"',
       'quit',
       'service-port vlan {vlan} gpon {frame}/{slot}/{port} ont {onu} gemport {gemport} multi-service user-vlan {vlan}',
       'quit']);
