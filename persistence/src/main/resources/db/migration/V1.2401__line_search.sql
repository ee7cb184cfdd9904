-- Billings look for an interface by its name or number alone, without saying of which device.
create index interface_by_name on interface (lower(name), id);
create index interface_by_key on interface (bind_key, id);
