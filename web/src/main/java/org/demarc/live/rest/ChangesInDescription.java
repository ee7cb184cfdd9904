package org.demarc.live.rest;

import java.util.Arrays;
import java.util.List;
import org.demarc.live.control.Topic;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the stream of changes in {@code /openapi}: a servlet answers it, which the scanner does not see. */
public final class ChangesInDescription {

    private ChangesInDescription() {}

    /** Where it is. */
    public static String path() {
        return ChangesServlet.OF_PROGRAMS;
    }

    /** What can be asked there, and what is answered. */
    public static PathItem item() {
        String topics =
                String.join(", ", Arrays.stream(Topic.values()).map(Topic::key).toList());
        var answer = OASFactory.createAPIResponse()
                .description("Server-sent events: open (what will be told), change {topic, id}, end {why}")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "text/event-stream",
                                OASFactory.createMediaType().schema(text())));
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .operationId("changes")
                        .summary("Tells what kind of thing changed, as it changes; what became of it is asked as ever")
                        .addTag("changes")
                        .parameters(List.of(
                                parameter("on", "topics with commas between them, each also as topic:id; " + topics)
                                        .required(true),
                                parameter("since", "milliseconds since 1970: changes of the last minute are told too")))
                        .responses(OASFactory.createAPIResponses().addAPIResponse("200", answer)));
    }

    private static Parameter parameter(String name, String says) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(says)
                .schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
