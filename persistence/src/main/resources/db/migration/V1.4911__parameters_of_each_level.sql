-- Who is refused a reading because custom parameters switch it off is told on which level: the same views, with the parameters of each level.
create or replace view device_access as
select d.id device_id,
       coalesce(v.snmp_version, m.snmp_version, p.snmp_version, s.snmp_version, '2c') snmp_version,
       coalesce(d.snmp_port, v.snmp_port, m.snmp_port, p.snmp_port, s.snmp_port, 161) snmp_port,
       coalesce(v.snmp_timeout_ms, m.snmp_timeout_ms, p.snmp_timeout_ms, s.snmp_timeout_ms, 4000) snmp_timeout_ms,
       coalesce(v.snmp_attempts, m.snmp_attempts, p.snmp_attempts, s.snmp_attempts, 3) snmp_attempts,
       coalesce(d.snmp_read_secret, v.snmp_read_secret, m.snmp_read_secret, p.snmp_read_secret, s.snmp_read_secret) read_secret,
       coalesce(d.snmp_write_secret, v.snmp_write_secret, m.snmp_write_secret, p.snmp_write_secret, s.snmp_write_secret) write_secret,
       case when v.snmp_user <> '' then v.snmp_user when m.snmp_user <> '' then m.snmp_user
            when p.snmp_user <> '' then p.snmp_user else s.snmp_user end snmp_user,
       case when v.snmp_user <> '' then v.snmp_auth_protocol when m.snmp_user <> '' then m.snmp_auth_protocol
            when p.snmp_user <> '' then p.snmp_auth_protocol else s.snmp_auth_protocol end snmp_auth_protocol,
       case when v.snmp_user <> '' then v.snmp_auth_secret when m.snmp_user <> '' then m.snmp_auth_secret
            when p.snmp_user <> '' then p.snmp_auth_secret else s.snmp_auth_secret end snmp_auth_secret,
       case when v.snmp_user <> '' then v.snmp_priv_protocol when m.snmp_user <> '' then m.snmp_priv_protocol
            when p.snmp_user <> '' then p.snmp_priv_protocol else s.snmp_priv_protocol end snmp_priv_protocol,
       case when v.snmp_user <> '' then v.snmp_priv_secret when m.snmp_user <> '' then m.snmp_priv_secret
            when p.snmp_user <> '' then p.snmp_priv_secret else s.snmp_priv_secret end snmp_priv_secret,
       case when v.snmp_user <> '' then v.snmp_context when m.snmp_user <> '' then m.snmp_context
            when p.snmp_user <> '' then p.snmp_context else s.snmp_context end snmp_context,
       coalesce(v.console_kind, m.console_kind, p.console_kind, s.console_kind, 'telnet') console_kind,
       coalesce(v.console_port, m.console_port, p.console_port, s.console_port,
           case coalesce(v.console_kind, m.console_kind, p.console_kind, s.console_kind) when 'ssh' then 22 else 23 end) console_port,
       coalesce(v.console_timeout_ms, m.console_timeout_ms, p.console_timeout_ms, s.console_timeout_ms, 15000) console_timeout_ms,
       coalesce(v.api_port, m.api_port, p.api_port, s.api_port, 8728) api_port,
       coalesce(v.api_tls, m.api_tls, p.api_tls, s.api_tls, false) api_tls,
       coalesce(nullif(v.login, ''), nullif(m.login, ''), nullif(p.login, ''), s.login) login,
       coalesce(v.password_secret, m.password_secret, p.password_secret, s.password_secret) password_secret,
       coalesce(v.enable_secret, m.enable_secret, p.enable_secret, s.enable_secret) enable_secret,
       coalesce(s.params, '{}') || coalesce(p.params, '{}') || coalesce(m.params, '{}') || d.params params,
       coalesce(s.params, '{}') system_params, coalesce(p.params, '{}') profile_params, coalesce(m.params, '{}') model_params,
       d.params device_params
  from device d
  left join access_level v on v.device_id = d.id
  left join access_level m on m.model_key = d.model_key
  left join access_profile p on p.id = d.access_profile_id
  left join access_level s on s.level = 'SYSTEM';

create or replace view profile_access as
select w.id profile_id,
       coalesce(p.snmp_version, s.snmp_version, '2c') snmp_version,
       coalesce(p.snmp_port, s.snmp_port, 161) snmp_port,
       coalesce(p.snmp_timeout_ms, s.snmp_timeout_ms, 4000) snmp_timeout_ms,
       coalesce(p.snmp_attempts, s.snmp_attempts, 3) snmp_attempts,
       coalesce(p.snmp_read_secret, s.snmp_read_secret) read_secret,
       coalesce(p.snmp_write_secret, s.snmp_write_secret) write_secret,
       case when p.snmp_user <> '' then p.snmp_user else s.snmp_user end snmp_user,
       case when p.snmp_user <> '' then p.snmp_auth_protocol else s.snmp_auth_protocol end snmp_auth_protocol,
       case when p.snmp_user <> '' then p.snmp_auth_secret else s.snmp_auth_secret end snmp_auth_secret,
       case when p.snmp_user <> '' then p.snmp_priv_protocol else s.snmp_priv_protocol end snmp_priv_protocol,
       case when p.snmp_user <> '' then p.snmp_priv_secret else s.snmp_priv_secret end snmp_priv_secret,
       case when p.snmp_user <> '' then p.snmp_context else s.snmp_context end snmp_context,
       coalesce(p.console_kind, s.console_kind, 'telnet') console_kind,
       coalesce(p.console_port, s.console_port, case coalesce(p.console_kind, s.console_kind) when 'ssh' then 22 else 23 end) console_port,
       coalesce(p.console_timeout_ms, s.console_timeout_ms, 15000) console_timeout_ms,
       coalesce(p.api_port, s.api_port, 8728) api_port,
       coalesce(p.api_tls, s.api_tls, false) api_tls,
       coalesce(nullif(p.login, ''), s.login) login,
       coalesce(p.password_secret, s.password_secret) password_secret,
       coalesce(p.enable_secret, s.enable_secret) enable_secret,
       coalesce(s.params, '{}') || coalesce(p.params, '{}') params,
       coalesce(s.params, '{}') system_params, coalesce(p.params, '{}') profile_params, '{}'::jsonb model_params, '{}'::jsonb device_params
  from (select id from access_profile union all select 0) w
  left join access_profile p on p.id = w.id
  left join access_level s on s.level = 'SYSTEM';
