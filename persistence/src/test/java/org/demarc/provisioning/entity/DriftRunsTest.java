package org.demarc.provisioning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftRunsTest {

    @Test
    void aTextThatLooksLikeAnEscapeStaysInItsJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        String written = json.writeValueAsString(Map.of("router", "back\\u0000 slash", "crm", "nul\u0000"));

        String stored = DriftRuns.clean(written);

        assertThat(json.readTree(stored).path("router").asText()).isEqualTo("back\\u0000 slash");
        assertThat(stored).doesNotContain("\u0000");
    }
}
