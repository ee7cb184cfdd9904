package org.demarc.wildcore.control;

import java.util.Set;
import org.demarc.device.control.Detail;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.wildcore.entity.StoredLine;

/** What the family of a line's device can tell about such a line. */
public record Offer(Set<Reading> readings, Set<Detail> details) {

    public static Offer of(DeviceProfile profile, StoredLine line) {
        StoredLine.Place at = line.place();
        Set<Detail> details = profile.offeredDetails(at.technology() == null ? "" : at.technology());
        details.removeIf(detail -> switch (detail) {
            case UNI -> !line.isOnu();
            case VLANS -> line.isOnu() || at.ifIndex() == null;
        });
        return new Offer(profile.offered(), details);
    }
}
