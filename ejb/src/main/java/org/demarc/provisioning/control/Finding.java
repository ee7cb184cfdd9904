package org.demarc.provisioning.control;

import java.util.List;
import org.demarc.Fingerprint;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * One row of the three-way comparison of a router.
 *
 * @param service whose row it is, null for nobody's
 * @param clientId whose service it is, as the billing says it; empty where nobody knows
 * @param key user name or MAC address
 * @param lease how the row's lease is used
 * @param fields those that differ, or were accepted; passwords masked
 * @param kicks sessions that a repair ends
 * @param base hash of what was read
 * @param standing how the account stood then, as {@link org.demarc.provisioning.entity.Account#standing}
 * @param observed the router's row, null where there is none
 * @param wish what the billing wants, null where it wants nothing or nobody knows
 * @param moveTo router that the account has to go to, empty for none
 * @param obstacle why a repair would be refused, empty for nothing known
 */
public record Finding(
        DriftClass kind,
        @Nullable ServiceKey service,
        String clientId,
        String clientName,
        String planName,
        AccountKind accountKind,
        String key,
        String address,
        String rosId,
        String comment,
        RouterRow.Binding lease,
        List<FieldDifference> fields,
        String note,
        int kicks,
        String base,
        String standing,
        @Nullable AppliedAccount observed,
        @Nullable ServiceWish wish,
        String moveTo,
        String obstacle) {

    public Finding {
        fields = List.copyOf(fields);
    }

    /** Whether the address is yet to come from a pool. */
    public boolean isToBeDrawn() {
        return address.equals(Comparison.FROM_POOL);
    }

    public String source() {
        return service == null ? "" : service.source();
    }

    public String serviceId() {
        return service == null ? "" : service.id();
    }

    /**
     * What a bulk plan is about: another one when a side shows something else, or when anybody had a say about the account meanwhile,
     * though all came to be as it was.
     */
    public String planBase() {
        return Fingerprint.halfHex(base + " " + standing);
    }

    /** Which row it is, the same in the next comparison. */
    public String subject() {
        return DriftRow.subject(source(), serviceId(), accountKind.name(), key, kind);
    }
}
