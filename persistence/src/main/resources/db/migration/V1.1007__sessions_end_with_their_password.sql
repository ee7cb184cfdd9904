-- A session knows with which password it began: when there is another one, it is over.
ALTER TABLE app_user ADD password_version integer NOT NULL DEFAULT 0;
