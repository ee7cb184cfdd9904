-- Bulk plans that are paused, move to another router, or give accounts other addresses (ucrm-routeros.md 8.2).
ALTER TABLE provisioning_plan ADD COLUMN pause_asked boolean NOT NULL DEFAULT false;
ALTER TABLE provisioning_plan ADD COLUMN target_id bigint NOT NULL DEFAULT 0;      -- router to move to, 0 for none

ALTER TABLE address_assignment ADD COLUMN leaving boolean NOT NULL DEFAULT false;  -- its service is to draw another one
