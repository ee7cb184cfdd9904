package org.demarc.routeros.control;

import java.util.List;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.provisioning.control.ReasonCode;

/** The work cannot go on until somebody acts: the router refuses, or somebody else's row is in the way. */
final class Stop extends Exception {

    private static final long serialVersionUID = 1L;

    private final ReasonCode code;
    private final String text;
    private String detail = "";

    Stop(ReasonCode code, String... names) {
        super(code.text(names));
        this.code = code;
        this.text = code.text(names);
    }

    /** The same with what else helps: what both sides hold, for whoever has to decide between them, or why a login was refused. */
    Stop detailed(String more) {
        detail = more;
        return this;
    }

    DriverOutcome outcome(List<ExecutedCommand> commands) {
        return switch (code) {
            case USERNAME_TAKEN, MAC_TAKEN, ADDRESS_TAKEN -> new DriverOutcome.Conflict(code, text, detail, commands);
            default -> new DriverOutcome.Refused(code, text, detail, commands);
        };
    }
}
