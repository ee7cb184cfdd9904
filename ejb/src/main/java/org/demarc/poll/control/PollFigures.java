package org.demarc.poll.control;

import java.time.Duration;
import org.demarc.snmp.control.Outcome;

/** Who counts what polling does, for {@code /metrics}. */
public interface PollFigures {

    /** Counts nothing. */
    PollFigures NONE = new PollFigures() {
        @Override
        public void polled(Outcome outcome, Duration took, Duration late) {}

        @Override
        public void understood(int devices, Duration took) {}

        @Override
        public void written(int devices, int samples, Duration took) {}

        @Override
        public void failed(String device, Exception cause) {}
    };

    /** A conversation with a device ended. */
    void polled(Outcome outcome, Duration took, Duration late);

    /** Answers were decoded and compared. */
    void understood(int devices, Duration took);

    /** A batch was written. */
    void written(int devices, int samples, Duration took);

    /** A device may be a variant of what it was taken for. */
    default void unsure(String device, String doubt) {}

    /** What a device answered could not be understood or stored: a fault of ours. */
    void failed(String device, Exception cause);
}
