-- A run that has begun to make what was previewed: what takes it up makes the rest, although the preview has changed by that.
ALTER TABLE crm_predecessor_order ADD COLUMN begun boolean NOT NULL DEFAULT false;
