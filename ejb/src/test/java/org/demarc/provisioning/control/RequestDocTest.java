package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for those who connect programs and its schemas say what the code does. */
class RequestDocTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theExamplesOfThePageAreGoodRequests() throws IOException {
        String page = Files.readString(DOCS.resolve("jms.md"));
        int begin = page.indexOf("```json", page.indexOf("## Requests")) + "```json".length();
        MappingIterator<JsonNode> examples =
                JSON.readerFor(JsonNode.class).readValues(page.substring(begin, page.indexOf("```", begin)));
        List<JsonNode> requests = examples.readAll();

        assertThat(requests).hasSizeGreaterThan(3);
        for (JsonNode request : requests) {
            assertThat(schema("request").validate(request)).isEmpty();
            assertThatCode(() -> RequestReader.read(request.toString())).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a b\",\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "{\"id\":\"a\",\"action\":\"explode\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "{\"id\":\"a\",\"action\":\"suspend\",\"service\":\"s/1\"}",
                "{\"id\":\"a\",\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"more\":1}",
                "{\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\"}}",
                "{\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"mac\":\"020000000001\"}}",
                "{\"id\":\"a\",\"action\":\"dryRun\",\"preview\":\"dryRun\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}"
            })
    void whatTheSchemaRefusesTheReaderRefuses(String request) throws IOException {
        assertThat(schema("request").validate(JSON.readTree(request))).isNotEmpty();
        assertThatCode(() -> RequestReader.read(request)).isInstanceOf(RefusedRequest.class);
    }

    @Test
    void theSchemaAndTheReaderKnowTheSameFieldsAndWords() throws IOException {
        String whole = """
                {"id":17,"action":"ensure","service":{"source":"jms","id":4711},"by":"shop",
                 "desired":{"state":"suspended","device":"site1","plan":"Basic 10M","downMbps":10.5,"upMbps":2,"username":"u","password":"p",
                            "mac":"02-00-00-00-00-01","address":"10.1.1.9","client":{"id":"7","name":"Anna"},"comment":"{clientName}"}}""";
        JsonNode request = JSON.readTree(whole);
        JsonNode schema = JSON.readTree(Files.readString(DOCS.resolve("provisioning-request.schema.json")));

        assertThat(schema("request").validate(request)).isEmpty();
        assertThatCode(() -> RequestReader.read(whole)).doesNotThrowAnyException();
        assertThat(names(schema.at("/properties"))).containsAll(names(request)).hasSize(7);
        assertThat(names(schema.at("/properties")))
                .allSatisfy(name -> assertThat(flaw(name)).isNotEqualTo(RequestFlaw.UNKNOWN_FIELD.name()));
        assertThat(names(schema.at("/$defs/desired/properties")))
                .containsExactlyInAnyOrderElementsOf(names(request.path("desired")));
        assertThat(words(schema.at("/properties/action/enum")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(RequestAction.values())
                        .map(RequestAction::word)
                        .toList());
        JsonNode result = JSON.readTree(Files.readString(DOCS.resolve("provisioning-result.schema.json")));
        assertThat(words(result.at("/properties/state/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(RequestState.values()).map(RequestState::word).toList());
        assertThat(Files.readString(DOCS.resolve("jms.md")))
                .contains(Stream.of(RequestFlaw.values()).map(Enum::name).toList());
    }

    /** What is wrong with a request that has this field and something odd in it. */
    private static String flaw(String field) {
        try {
            RequestReader.read("{\"" + field + "\":[]}");
            return "";
        } catch (RefusedRequest refusal) {
            return refusal.code();
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void resultsFitTheirSchema() throws IOException {
        var preview = new RequestPreview(
                "set",
                "site1",
                "PPPOE",
                "sub1",
                "10.1.1.1",
                List.of(
                        new RequestPreview.FieldChange("profile", "a", "b"),
                        new RequestPreview.FieldChange("password", null, null)),
                true,
                "");
        String result = ResultText.of("a", RequestState.DONE, Instant.EPOCH)
                .about(RequestAction.DRY_RUN, new ServiceKey("jms", "1"))
                .account("APPLIED", "10.1.1.1", "")
                .plan(preview)
                .json();

        assertThat(schema("result").validate(ResultText.read(result))).isEmpty();
        assertThat(schema("result").validate(ResultText.read(ResultText.repeated(result))))
                .isEmpty();
        assertThat(result).contains("{\"field\":\"password\"}").contains("\"action\":\"dryRun\"");
    }

    private static JsonSchema schema(String of) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("provisioning-" + of + ".schema.json")));
    }
}
