package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

class TableWalkTest {

    private final TableWalk walk =
            new TableWalk(TableRequest.of("ports", "1.3.9.1", "1.3.9.2"), false, 1000, new ArrayList<>());

    @Test
    @DisplayName("ENG-18 ENG-35 a walk that is broken off ends with the last row that it has whole")
    void aBrokenWalkEndsWithItsLastWholeRow() {
        TableWalk.Question question = walk.next(10);
        walk.take(question, answer("1.3.9.1.1", "1.3.9.2.1", "1.3.9.1.2", "1.3.9.2.2", "1.3.9.1.3"), 1);

        walk.breakOff("no answer");

        ReadTable table = walk.table();
        assertThat(table.complete()).isFalse();
        assertThat(table.keys()).extracting(Oid::toString).containsExactly("1", "2");
        assertThat(table.has(1, 1)).isTrue();
    }

    @Test
    @DisplayName("ENG-18 a column that has ended already cuts no rows off, and an ended walk keeps rows with holes")
    void aColumnThatHasEndedCutsNothingOff() {
        walk.take(walk.next(10), answer("1.3.9.1.1", "1.3.9.2.1", "1.3.9.1.2", "1.3.99.1.1"), 1);

        walk.breakOff("no answer");

        assertThat(walk.table().keys()).extracting(Oid::toString).containsExactly("1", "2");
        assertThat(walk.table().has(1, 1)).isFalse();
    }

    private static BerAnswer answer(String... names) {
        PDU pdu = BerAnswerTest.response();
        for (String name : names) {
            pdu.add(new VariableBinding(new OID(name), new Integer32(7)));
        }
        byte[] message = BerAnswerTest.message(1, pdu);
        BerAnswer answer = new BerAnswer();
        assertThat(answer.read(message, message.length)).isTrue();
        return answer;
    }
}
