-- Every draw asks whether an address of the pool has rested long enough; a pool may have hundreds of thousands that still rest.
CREATE INDEX address_rest_rested ON address_rest (pool_id, until);
