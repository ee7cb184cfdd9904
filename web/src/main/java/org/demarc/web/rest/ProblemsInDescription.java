package org.demarc.web.rest;

import java.util.List;
import java.util.Map;
import org.demarc.live.rest.ChangesInDescription;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says once, for every operation in {@code /openapi}, how it refuses and fails: {@link Problem}. */
public class ProblemsInDescription implements OASFilter {

    private static final String NAME = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema(NAME, problem());
        if (description.getPaths() != null && description.getPaths().getPathItems() != null) {
            description.getPaths().addPathItem(ChangesInDescription.path(), ChangesInDescription.item());
            description.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(ProblemsInDescription::refuses);
        }
    }

    private static void refuses(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        for (String automatic : List.of("400", "401", "403", "404")) {
            APIResponse present = operation.getResponses().getAPIResponse(automatic);
            if (present != null && present.getContent() == null) {
                operation.getResponses().removeAPIResponse(automatic);
            }
        }
        operation.getResponses().addAPIResponse("default", answer());
    }

    private static APIResponse answer() {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME)));
        return OASFactory.createAPIResponse()
                .description(
                        "A refusal (4xx: the caller can act) or a fault (5xx: with the incident number of the log)")
                .content(content);
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .properties(Map.of("field", text, "reason", text));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; type is stable: urn:demarc:problem:<name>")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("incident", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error));
    }
}
