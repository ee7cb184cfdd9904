package org.demarc.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static Problem refused(Class<?> type, String body) {
        var refusal = catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(body, type));
        return UnreadableBodyMapper.problem(refusal);
    }
}
