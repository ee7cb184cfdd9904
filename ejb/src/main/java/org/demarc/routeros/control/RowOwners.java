package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.ReasonCode;

/**
 * Tells by its comment whose row it is (ucrm-routeros.md 6.1 step 4, 6.2).
 *
 * @param ours tags of the service and of those it takes over from
 * @param adoptsFrom source whose old comment forms count on this router, empty for none
 */
record RowOwners(List<AccountTag> ours, String adoptsFrom) {

    RowOwners {
        ours = List.copyOf(ours);
    }

    static RowOwners of(AccountTag tag, List<AccountTag> predecessors, String adoptsFrom) {
        List<AccountTag> ours = new ArrayList<>(predecessors);
        ours.add(tag);
        return new RowOwners(ours, adoptsFrom);
    }

    boolean isOurs(AccountRow row) {
        return tag(row).filter(ours::contains).isPresent();
    }

    /** How the text of a conflict with this row ends. */
    String saysWhose(AccountRow row) {
        return tag(row).map(tag -> ReasonCode.belongsTo(tag.serviceId())).orElse(ReasonCode.NOT_MANAGED);
    }

    private Optional<AccountTag> tag(AccountRow row) {
        Optional<AccountTag> written = AccountTag.in(row.comment());
        if (written.isPresent() || adoptsFrom.isEmpty()) {
            return written;
        }
        return AccountTag.oldServiceId(row.comment()).map(id -> new AccountTag(adoptsFrom, id));
    }
}
