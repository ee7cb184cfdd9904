package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Objects;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String WHOLE = """
            {"id":"r-1","action":"ensure","service":{"source":"jms","id":"4711"},"by":"shop",
             "desired":{"state":"active","device":"site1","plan":"Basic 10M","downMbps":10,"upMbps":0.5,
              "username":"sub4711","password":"pw \\"1\\"","client":{"id":"7","name":"Ганна 🏠"}}}""";

    @Test
    void aWholeServiceIsRead() {
        var request = RequestReader.read(WHOLE);

        var desired = Objects.requireNonNull(request.desired());
        assertThat(request.action()).isEqualTo(RequestAction.ENSURE);
        assertThat(request.service()).isEqualTo(new ServiceKey("jms", "4711"));
        assertThat(desired.speeds()).isEqualTo(new Speeds(new BigDecimal("10"), new BigDecimal("0.5")));
        assertThat(desired.password().reveal()).isEqualTo("pw \"1\"");
        assertThat(desired.client().name()).isEqualTo("Ганна 🏠");
        assertThat(desired.active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "suspend, SUSPEND",
        "resume, RESUME",
        "remove, REMOVE",
        "ensure, ENSURE",
        "dryRun, DRY_RUN",
    })
    void aServiceThatIsKnownIsNamedBySourceAndId(String word, RequestAction action) {
        var request = RequestReader.read(
                "{\"id\":\"a:1\",\"action\":\"" + word + "\",\"service\":{\"source\":\"main\",\"id\":101}}");

        assertThat(request.action()).isEqualTo(action);
        assertThat(request.service().id()).isEqualTo("101");
        assertThat(request.desired()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_JSON | garbage",
                "NOT_JSON | []",
                "NOT_JSON | 'null'",
                "NOT_JSON | {\"id\":\"a\"} {}",
                "NOT_JSON | {\"id\":\"a\",\"id\":\"b\"}",
                "MISSING_FIELD | {\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "MISSING_FIELD | {\"id\":\"a\",\"action\":\"suspend\"}",
                "MISSING_FIELD | {\"id\":\"a\",\"action\":\"suspend\",\"service\":{\"source\":\"s\"}}",
                "MISSING_FIELD | {\"id\":\"a\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "MISSING_FIELD | {\"id\":\"a\",\"action\":\"move\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "MISSING_FIELD | {\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\"}}",
                "UNKNOWN_ACTION | {\"id\":\"a\",\"action\":\"explode\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "WRONG_TYPE | {\"id\":\"a\",\"action\":{},\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "WRONG_TYPE | {\"id\":\"a\",\"action\":\"suspend\",\"service\":\"s/1\"}",
                "WRONG_TYPE | {\"id\":[1],\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "WRONG_TYPE | {\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\",\"mac\":\"020000000001\",\"downMbps\":\"10\"}}",
                "BAD_VALUE | {\"id\":\"a b\",\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "BAD_VALUE | {\"id\":\"a\",\"action\":\"suspend\",\"service\":{\"source\":\"s/t\",\"id\":\"1\"}}",
                "BAD_VALUE | {\"id\":\"a\",\"action\":\"suspend\",\"service\":{\"source\":\"s\",\"id\":\"1' or 1=1\"}}",
                "BAD_VALUE | {\"id\":\"a\",\"action\":\"suspend\",\"device\":\"d\",\"service\":{\"source\":\"s\",\"id\":\"1\"}}",
                "BAD_VALUE | {\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\",\"mac\":\"zz\"}}",
                "BAD_VALUE | {\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\",\"mac\":\"020000000001\",\"downMbps\":1e30}}",
                "UNKNOWN_FIELD | {\"id\":\"a\",\"action\":\"suspend\",\"servise\":{\"source\":\"s\",\"id\":\"1\"}}",
                "CONTROL_CHARACTER | {\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"desired\":{\"device\":\"d\\u0000\",\"mac\":\"020000000001\"}}",
            })
    void aFlawIsNamed(String code, String text) {
        assertThatThrownBy(() -> RequestReader.read(text))
                .isInstanceOfSatisfying(RefusedRequest.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    @Test
    void deepNestingIsNoFault() {
        String deep = "{\"id\":\"a\",\"desired\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertThatThrownBy(() -> RequestReader.read(deep)).isInstanceOf(RefusedRequest.class);
        assertThat(RequestReader.idIn(deep)).isEmpty();
    }

    @Test
    void aRefusalNeverRepeatsAValue() {
        String text = "{\"id\":\"a\",\"action\":\"ensure\",\"service\":{\"source\":\"s\",\"id\":\"1\"},"
                + "\"desired\":{\"device\":\"d\",\"username\":\"u\",\"plan\":\"p\",\"password\":{\"topsecret1\":1}}}";

        assertThatThrownBy(() -> RequestReader.read(text)).hasMessage("desired.password must be a text");
    }

    @Test
    void blanksAndTheOrderOfFieldsDoNotMakeAnotherRequest() {
        String one = "{\"id\":\"a\",\"service\":{\"source\":\"s\",\"id\":\"1\"},\"action\":\"suspend\"}";
        String other = "{ \"action\":\"suspend\", \"id\":\"a\",\n \"service\":{\"id\":\"1\",\"source\":\"s\"} }";

        assertThat(RequestReader.hash(one)).isEqualTo(RequestReader.hash(other));
        assertThat(RequestReader.hash(one)).isNotEqualTo(RequestReader.hash(one.replace("suspend", "resume")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"topsecret1\"}",
                "{\"desired\":{\"password\" : \"a\\\"topsecret1\", \"x\":1}}",
                "{'pppoePassword':'topsecret1'",
                "{\"password\":\"topsecret1",
                "password=topsecret1 next",
                "<password>x</password> passwd: topsecret1",
                "{\"password\":topsecret1}",
                "{\"PASSWORD\":\"topsecret1\",\"apiKey\":\"topsecret1\",\"token\":\"topsecret1\"}"
            })
    void secretsOfGarbageAreDotsToo(String text) {
        assertThat(RequestMask.of(text)).doesNotContain("topsecret1").contains("•••");
    }

    @Test
    void whatIsShownHoldsNoControlCharactersAndHasAnEnd() {
        String shown = RequestMask.of("a\u0000b\u001b" + "x".repeat(10_000));

        assertThat(shown).startsWith("a\uFFFDb\uFFFD").hasSizeLessThan(4100).endsWith(" ...");
    }
}
