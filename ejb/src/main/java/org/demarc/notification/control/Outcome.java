package org.demarc.notification.control;

import java.time.Duration;
import org.demarc.Phrase;

/** What came of an attempt. */
public sealed interface Outcome {

    /** The server has it. */
    record Taken() implements Outcome {}

    /**
     * It may work another time.
     *
     * @param rest not before that time, if the server said so; else zero
     */
    record Later(Phrase why, Duration rest) implements Outcome {

        public Later(Phrase why) {
            this(why, Duration.ZERO);
        }
    }

    /** It will never work like this: the address, or what is said. */
    record Refused(Phrase why) implements Outcome {}
}
