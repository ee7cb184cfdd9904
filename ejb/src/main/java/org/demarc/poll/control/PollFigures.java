package org.demarc.poll.control;

import java.time.Duration;
import java.util.List;
import org.demarc.snmp.control.Outcome;

/** Who counts what polling does, for {@code /metrics}; nobody needs to, but faults must be told. */
@FunctionalInterface
public interface PollFigures {

    /** A conversation with a device ended. */
    default void polled(Outcome outcome, Duration took, Duration late) {}

    /** Answers of a batch were decoded, and compared with what is known. */
    default void understood(Duration decoding, Duration comparing) {}

    /** A batch was written. */
    default void written(int devices, int samples, Duration took) {}

    /** A device may be a variant of what it was taken for. */
    default void unsure(String device, String doubt) {}

    /** Somebody else reads these devices by now: what this run reads of them is let go. */
    default void lost(List<String> devices) {}

    /** What a device answered could not be understood or stored: a fault of ours. */
    void failed(String device, Exception cause);
}
