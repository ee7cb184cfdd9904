package org.demarc.device.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a profile's YAML and checks it against the schema. */
final class ProfileReader {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final JsonSchema schema;

    ProfileReader(String schemaText) {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText);
    }

    /**
     * The profile in this text.
     *
     * @throws ProfileFault when it is no YAML or breaks the schema, with every breach
     */
    ProfileFile read(String file, String yaml) {
        JsonNode node = JSON.valueToTree(loaded(file, yaml));
        var breaches = schema.validate(node);
        if (!breaches.isEmpty()) {
            throw new ProfileFault(
                    file, breaches.stream().map(Object::toString).sorted().collect(Collectors.joining("; ")));
        }
        try {
            return JSON.treeToValue(node, ProfileFile.class);
        } catch (JsonProcessingException e) {
            throw new ProfileFault(file, e);
        }
    }

    private static Object loaded(String file, String yaml) {
        try {
            Object loaded = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
            if (loaded == null) {
                throw new ProfileFault(file, "is empty");
            }
            return loaded;
        } catch (YamlEngineException e) {
            throw new ProfileFault(file, e);
        }
    }
}
