package org.demarc.access.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.Sql;

/** How users want their pages to look. */
@Dependent
public class UserChoices {

    /** Stands for everybody who has not chosen by himself. */
    public static final long EVERYBODY = 0;

    private final Sql sql;

    @Inject
    public UserChoices(Sql sql) {
        this.sql = sql;
    }

    /** What the user chose. */
    public Optional<String> of(long userId, String name) {
        return sql.first(
                "select value from user_choice where user_id = ? and name = ?", row -> row.text("value"), userId, name);
    }

    public void choose(long userId, String name, String value) {
        sql.update(
                "insert into user_choice (user_id, name, value) values (?, ?, ?)"
                        + " on conflict (user_id, name) do update set value = excluded.value",
                userId,
                name,
                value);
    }

    /** What is chosen for everybody holds again. */
    public void forget(long userId, String name) {
        sql.update("delete from user_choice where user_id = ? and name = ?", userId, name);
    }
}
