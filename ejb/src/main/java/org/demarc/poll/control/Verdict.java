package org.demarc.poll.control;

import org.demarc.poll.entity.ClaimedDevice.Reach;
import org.demarc.snmp.control.Outcome;

/**
 * Whether a device lives, and what is wrong with it.
 *
 * @param status Up, Down or Unknown
 * @param problem one sentence, empty when all is well
 */
record Verdict(String status, String problem) {

    static final String UP = "Up";
    static final String DOWN = "Down";

    /** After an SNMP conversation: who answers lives, whatever ICMP says; who does not is down. */
    static Verdict of(Outcome outcome, String reason, Reach reach) {
        return switch (outcome) {
            case ANSWERED -> new Verdict(UP, reason);
            case REFUSED -> new Verdict(UP, "SNMP is refused: " + reason);
            case GARBLED -> new Verdict(UP, "SNMP answers make no sense: " + reason);
            case SILENT ->
                switch (reach) {
                    case ALIVE -> new Verdict(DOWN, "answers ICMP but not SNMP");
                    case DEAD -> new Verdict(DOWN, "answers neither ICMP nor SNMP");
                    case UNKNOWN -> new Verdict(DOWN, "does not answer SNMP");
                };
        };
    }

    /** Of a device that is asked by ICMP alone, or that was not asked because ICMP is silent. */
    static Verdict byReach(Reach reach) {
        return switch (reach) {
            case ALIVE -> new Verdict(UP, "");
            case DEAD -> new Verdict(DOWN, "does not answer ICMP");
            case UNKNOWN -> new Verdict("Unknown", "");
        };
    }
}
