-- What Demarc writes back into a CRM whose app key may write (ucrm-routeros.md 5.5, 7.7).
ALTER TABLE crm_source ADD COLUMN generate_credentials boolean NOT NULL DEFAULT false;
ALTER TABLE crm_source ADD COLUMN write_back_address text NOT NULL DEFAULT '';    -- key of the attribute, empty for none

ALTER TABLE crm_service ADD COLUMN address_written text NOT NULL DEFAULT '';      -- what stands there as far as Demarc knows
ALTER TABLE crm_service ADD COLUMN address_write_at timestamptz NOT NULL DEFAULT now();  -- not to be tried before
