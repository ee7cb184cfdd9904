package org.demarc.wildcore.control;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Detail;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.wildcore.entity.StoredLine;

/**
 * What the family of a line's device can tell about such a line.
 *
 * @param details those that custom parameters leave on
 * @param off details that they switch off, and who says so
 * @param serialsInLetters whether serial numbers are shown with their vendor's letters
 */
public record Offer(
        Set<Reading> readings, Set<Detail> details, Map<Detail, SwitchedOff> off, boolean serialsInLetters) {

    /** Where custom parameters say nothing. */
    public Offer(Set<Reading> readings, Set<Detail> details) {
        this(readings, details, Map.of(), true);
    }

    /** Of a line of a device of this family, as far as these custom parameters leave it on. */
    public static Offer of(DeviceProfile profile, StoredLine line, CustomParameters parameters) {
        StoredLine.Place at = line.place();
        Set<Detail> details = profile.offeredDetails(at.technology() == null ? "" : at.technology());
        details.removeIf(detail -> switch (detail) {
            case UNI -> !line.isOnu();
            case VLANS -> line.isOnu() || at.ifIndex() == null;
        });
        Map<Detail, SwitchedOff> off = new EnumMap<>(Detail.class);
        details.forEach(detail ->
                ReadingModules.whyDisabled(detail, profile, parameters).ifPresent(why -> off.put(detail, why)));
        details.removeAll(off.keySet());
        return new Offer(profile.offered(), details, off, parameters.showsSerialsInLetters());
    }
}
