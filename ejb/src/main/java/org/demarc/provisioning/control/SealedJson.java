package org.demarc.provisioning.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;

/**
 * Puts wishes and accounts into the database and takes them out again. They hold subscribers' passwords, so the text is
 * always sealed. Unknown fields are ignored on reading, so that an older node can read what a newer one wrote.
 */
public final class SealedJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(DesiredAccount.class, Kinds.class)
            .addModule(new SimpleModule("secrets")
                    .addSerializer(Secret.class, new SecretWriter())
                    .addDeserializer(Secret.class, new SecretReader()))
            .build();

    private SealedJson() {}

    /** The sealed text of a wish or an account. */
    public static String seal(Object value) {
        try {
            Class<?> root = value instanceof DesiredAccount ? DesiredAccount.class : value.getClass();
            return SecretBox.current().seal(JSON.writerFor(root).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** What was sealed. */
    public static <T> T open(String sealed, Class<T> type) {
        try {
            return JSON.readValue(SecretBox.current().open(sealed), type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalArgumentException("not the JSON of " + type.getSimpleName(), e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PppoeAccount.class, name = "pppoe"),
        @JsonSubTypes.Type(value = LeaseAccount.class, name = "lease")
    })
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface Kinds {}

    private static final class SecretWriter extends StdSerializer<Secret> {

        SecretWriter() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(secret.reveal());
        }
    }

    private static final class SecretReader extends StdDeserializer<Secret> {

        SecretReader() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Secret.of(json.getText());
        }
    }
}
