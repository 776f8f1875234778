-- How a person likes to see things, in every business: only what he chose; the program knows the defaults.
ALTER TABLE app_user ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(preferences) = 'object');
