package org.demarc.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.demarc.device.rest.AccessLevelResource;
import org.demarc.device.rest.CustomParameterResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnreadableBodyMapperTest {

    private static final ObjectMapper JSON = new JsonSettings().getContext(Object.class);

    @Test
    @DisplayName("row 15: a custom parameter that stands twice in a request is refused with its place")
    void aParameterThatStandsTwiceIsRefused() {
        Problem problem = refused(
                CustomParameterResource.Change.class,
                "{\"parameters\": {\"sn_as_ascii\": true,\n \"sn_as_ascii\": false}, \"seen\": {}}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("parameters.sn_as_ascii");
            assertThat(error.reason()).contains("twice").contains("line 2");
        });
    }

    @Test
    @DisplayName("DEV-5 a field of access data that stands twice in a request is refused with its place")
    void aFieldThatStandsTwiceIsRefused() {
        Problem problem = refused(AccessLevelResource.LevelRequest.class, "{\"snmpPort\": 161,\n \"snmpPort\": 1161}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement().satisfies(error -> assertThat(error.field())
                .isEqualTo("snmpPort"));
    }

    @Test
    @DisplayName("row 15: a key with apostrophes that stands twice is named whole")
    void aKeyWithApostrophesIsNamedWhole() {
        Problem problem = refused(
                CustomParameterResource.Change.class,
                "{\"parameters\": {\"it's 'so'\": 1, \"it's 'so'\": 2}, \"seen\": {}}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("parameters.it's 'so'");
            assertThat(error.reason()).contains("twice");
        });
    }

    @Test
    @DisplayName("row 15: of a very long key the beginning is named, whether it stands twice or is unknown")
    void aVeryLongKeyIsNamedByItsBeginning() {
        String key = "\ud83d\ude00long".repeat(5_000);
        Problem doubled = refused(
                CustomParameterResource.Change.class,
                "{\"parameters\": {\"" + key + "\": 1, \"" + key + "\": 2}, \"seen\": {}}");
        Problem unknown = refused(AccessLevelResource.LevelRequest.class, "{\"" + key + "\": 1}");

        for (Problem problem : List.of(doubled, unknown)) {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.detail()).hasSizeLessThan(3_000).contains("long\ud83d\ude00long");
        }
        assertThat(doubled.errors().get(0).reason()).contains("twice");
        assertThat(unknown.errors().get(0).reason()).contains("unknown field");
    }

    @Test
    @DisplayName("row 15: half a character in a key is shown as a question mark, as UTF-8 cannot say it")
    void halfACharacterIsAQuestionMark() {
        Problem problem = refused(AccessLevelResource.LevelRequest.class, "{\"a\\ud800b\": 1}");

        assertThat(problem.errors().get(0).field()).isEqualTo("a?b");
    }

    @Test
    @DisplayName("DEV-5 a parser that gives no reason is a body that cannot be read, and no fault of ours")
    void aParserWithoutAReasonIsARefusal() {
        Problem problem = UnreadableBodyMapper.problem(new JsonParseException(null, (String) null));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("the body cannot be read as JSON");
    }

    private static Problem refused(Class<?> type, String body) {
        var refusal = catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(body, type));
        return UnreadableBodyMapper.problem(refusal);
    }
}
