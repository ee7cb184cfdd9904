package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.Sql;

/** Custom parameters as they are said on each level, as JSON objects (devices.md 2.4). */
@Dependent
public class ParameterLevels {

    private final Sql sql;

    @Inject
    public ParameterLevels(Sql sql) {
        this.sql = sql;
    }

    /** What is said there; empty when nothing is. */
    public Optional<String> at(AccessLevel level) {
        return switch (level.kind()) {
            case SYSTEM -> one("select params::text p from access_level where level = 'SYSTEM'");
            case PROFILE -> one("select params::text p from access_profile where id = ?", level.id());
            case MODEL -> one("select params::text p from access_level where model_key = ?", level.modelKey());
            case DEVICE -> one("select params::text p from device where id = ?", level.id());
        };
    }

    private Optional<String> one(String query, Object... parameters) {
        return sql.first(query, row -> row.text("p"), parameters).filter(text -> !text.equals("{}"));
    }

    /**
     * Writes what is said there from now on.
     *
     * @param seen what the caller saw there, a JSON object
     * @param json a JSON object that was checked
     * @return false when something else is said there by now, or when there is no such profile or device
     */
    public boolean put(AccessLevel level, String seen, String json) {
        return switch (level.kind()) {
            case SYSTEM -> sql.update("""
                    insert into access_level as v (level, params) values ('SYSTEM', ?::jsonb)
                    on conflict (level) where level = 'SYSTEM'
                    do update set params = excluded.params, updated_at = now(), version = v.version + 1 where v.params = ?::jsonb
                    """, json, seen) == 1;
            case MODEL -> sql.update("""
                    insert into access_level as v (level, model_key, params) values ('MODEL', ?, ?::jsonb)
                    on conflict (model_key)
                    do update set params = excluded.params, updated_at = now(), version = v.version + 1 where v.params = ?::jsonb
                    """, level.modelKey(), json, seen) == 1;
            case PROFILE -> sql.update("""
                    update access_profile set params = ?::jsonb, version = version + 1 where id = ? and params = ?::jsonb
                    """, json, level.id(), seen) == 1;
            case DEVICE -> sql.update("""
                    update device set params = ?::jsonb, updated_at = now(), version = version + 1 where id = ? and params = ?::jsonb
                    """, json, level.id(), seen) == 1;
        };
    }
}
