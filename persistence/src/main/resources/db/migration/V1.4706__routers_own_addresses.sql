-- Which of the addresses seen on a router are its own or its gateways': nobody may be given one, not by hand either.
ALTER TABLE address_seen ADD COLUMN own boolean NOT NULL DEFAULT false;
