package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterCommandTest {

    @Test
    void queriesAreOredOneByOne() {
        RouterCommand print = RouterCommand.print("/ppp/secret", ".id", "name")
                .orWhere("name", "a")
                .orWhere("name", "b")
                .orWhere(".id", "*1");

        assertThat(print.words())
                .containsExactly(
                        "/ppp/secret/print", "=.proplist=.id,name", "?name=a", "?name=b", "?#|", "?.id=*1", "?#|");
    }

    @Test
    void passwordsAreNeverShown() {
        RouterCommand add = RouterCommand.of("/ppp/secret/add")
                .with(Map.of("password", "a=b\"c'd"))
                .with("name", "password");

        assertThat(add.masked()).containsExactly("/ppp/secret/add", "=password=•••", "=name=password");
        assertThat(add.toString()).doesNotContain("a=b");
        assertThat(add.maskedIn("bad value a=b\"c'd given")).isEqualTo("bad value ••• given");
        assertThat(add.words()).contains("=password=a=b\"c'd");
    }

    @Test
    void aLongSayingIsCutAfterItsSecretsAreHidden() {
        RouterCommand add = RouterCommand.of("/ppp/secret/add").with("password", "topsecret1");

        String shown = add.maskedIn("x".repeat(495) + "topsecret1" + "y".repeat(1_000_000));

        assertThat(shown).hasSize(501).contains("•••").doesNotContain("tops").endsWith("…");
    }

    @Test
    void aSayingWithANulCanBeStored() {
        assertThat(RouterCommand.of("/ppp/secret/add").maskedIn("a\u0000b")).isEqualTo("a\uFFFDb");
    }
}
