package org.demarc.access.rest;

import java.time.Instant;
import org.demarc.access.entity.IssuedKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new key: the only answer in which it can be read. */
@Schema(name = "IssuedKey")
public record IssuedKeyView(long id, Owner user, String key, Instant expiresAt) {

    /** Whose key it is. */
    public record Owner(long id, String login, String name) {}

    static IssuedKeyView of(IssuedKey issued) {
        var user = issued.user();
        return new IssuedKeyView(
                issued.id(),
                new Owner(user.id(), user.login(), user.name()),
                issued.key().clear(),
                issued.expiresAt());
    }

    @Override
    public String toString() {
        return "IssuedKeyView[" + id + "]";
    }
}
