package org.demarc.poll.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that a device was asked beside its polls, and is answered or given up.
 *
 * @param outcome ANSWERED, SILENT, REFUSED, GARBLED, SKIPPED
 * @param reason why it did not answer, empty when it did
 * @param parts what was asked for; empty where that cannot be told apart
 */
public record DeviceCall(Question question, Duration took, String outcome, String reason, List<Part> parts) {

    /** What is asked. */
    public enum Kind {
        /** What is due or wanted, by SNMP. */
        POLL,
        /** One port or ONU, live. */
        LINE,
        /** One MAC or IP address, live. */
        SEARCH,
        /** RouterOS' API. */
        API,
        /** Counters of one interface as long as somebody watches them: the whole time is one call. */
        TRAFFIC,
        /** Who the device is. */
        TEST,
        /** Whether it lives, by ICMP. */
        PING,
        /** Something was done to it, by SNMP or console. */
        ACTION
    }

    /**
     * A reading that was asked for.
     *
     * @param reading key of the catalogue
     * @param rows how many came
     * @param problem why it did not come whole, empty when it did
     */
    public record Part(String reading, int rows, String problem) {}

    /**
     * What is asked, of which device, by whom.
     *
     * @param argument of a line its name, of a search the address, of an action what is done and where; empty for the whole device
     */
    public record Question(long deviceId, Kind kind, String argument, Asker asker, Instant at) {

        public DeviceCall answered(Instant now, List<Part> parts) {
            return ended(now, "ANSWERED", "", parts);
        }

        /** See {@link DeviceCall} for the words. */
        public DeviceCall ended(Instant now, String outcome, String reason, List<Part> parts) {
            return new DeviceCall(this, Duration.between(at, now), outcome, reason, parts);
        }
    }

    public DeviceCall {
        parts = List.copyOf(parts);
    }
}
