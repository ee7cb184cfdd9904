package org.demarc.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void aSecretPrintsAsDots() {
        assertThat(Secret.of("topsecret1")).hasToString("•••");
        assertThat(Secret.NONE).hasToString("");
    }

    @Test
    void equalTextsAreEqualSecrets() {
        assertThat(Secret.of("ö ж")).isEqualTo(Secret.of("ö ж")).isNotEqualTo(Secret.of("o"));
        assertThat(Secret.of("ö ж").reveal()).isEqualTo("ö ж");
    }
}
