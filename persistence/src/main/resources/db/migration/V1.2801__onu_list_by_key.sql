-- The list of all ONUs is turned over by key: every order ends with the ONU's id, so that the next page begins where the last one ended.
create index interface_onu on interface (id) where type = 'ONU' and gone_at is null;
create index onu_ident_key on onu (ident, interface_id) where ident is not null;
drop index onu_ident;
create index onu_signal_rx_key on onu_signal (rx_dbm, interface_id) where rx_dbm is not null;
drop index onu_signal_rx;

-- What people narrow the list by.
create index onu_signal_distance on onu_signal (distance_m) where distance_m is not null;
create index onu_down_reason on onu (down_reason) where down_reason <> '';
create index onu_model on onu (lower(model) text_pattern_ops) where model <> '';
