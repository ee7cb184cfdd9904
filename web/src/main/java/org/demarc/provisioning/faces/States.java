package org.demarc.provisioning.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.demarc.Phrase;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.OrderState;

/** How states look: {@code #{states.style(row.state)}} is the class of their colour. */
@Named
@ApplicationScoped
public class States {

    /** Why something is in its state, for {@code t.say}: what is kept of it is the code and the English sentence. */
    public Phrase because(String code, String text) {
        return ReasonCode.phrase(code, text);
    }

    public String style(AccountState state) {
        return switch (state) {
            case APPLIED, APPLIED_DISABLED -> "dc-good";
            case CONFLICT, FAILED, MOVE_FAILED -> "dc-bad";
            case NOT_CONFIGURED, WAITING_FOR_ADDRESS, WAITING_FOR_ROUTER, AWAITING_SUCCESSOR -> "dc-warn";
            case NONE, DEFERRED, APPLYING, REMOVED -> "dc-quiet";
        };
    }

    public String orderStyle(OrderState state) {
        return switch (state) {
            case DONE -> "dc-good";
            case REFUSED, FAILED, DEAD -> "dc-bad";
            case PARKED, WAITING, RUNNING -> "dc-warn";
            case SUPERSEDED, CANCELLED -> "dc-quiet";
        };
    }
}
