package org.demarc.settings.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Seals every {@link Secret} on its way into the database and opens it on its way out. */
@Converter(autoApply = true)
public class SecretConverter implements AttributeConverter<Secret, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Secret secret) {
        return secret == null ? null : SecretBox.current().seal(secret);
    }

    @Override
    public @Nullable Secret convertToEntityAttribute(@Nullable String sealed) {
        return sealed == null ? null : SecretBox.current().openSecret(sealed);
    }
}
