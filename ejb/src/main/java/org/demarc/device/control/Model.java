package org.demarc.device.control;

import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.device.entity.DeviceType;
import org.jspecify.annotations.Nullable;

/**
 * A model and how it is recognised (devices.md 2.2).
 *
 * @param key key of devices/models.md
 * @param sysDescr must be found in sysDescr; null for no condition
 * @param sysObjectId must be found in the sysObjectID with a leading dot; null for no condition
 * @param trial order of trial, smaller first; 0 for a rule that comes before all others
 * @param ifNumber number of interfaces that the device must have; null for no condition
 * @param with values for placeholders of the profile's object identifiers
 */
public record Model(
        String key,
        String name,
        String vendor,
        DeviceType type,
        @Nullable Pattern sysDescr,
        @Nullable Pattern sysObjectId,
        int trial,
        @Nullable Long ifNumber,
        Map<String, String> with) {

    /** What stays unknown: a person may choose a model by hand (DEV-3). */
    public static final Model UNKNOWN = new Model("", "", "", DeviceType.SWITCH, null, null, 0, null, Map.of());

    boolean detectable() {
        return sysDescr != null || sysObjectId != null;
    }

    boolean matches(Identity device) {
        boolean mute = device.sysDescr().isEmpty() && device.sysObjectId().isEmpty();
        return !mute
                && detectable()
                && (sysDescr == null || sysDescr.matcher(device.sysDescr()).find())
                && (sysObjectId == null
                        || sysObjectId.matcher("." + device.sysObjectId()).find())
                && (ifNumber == null || ifNumber.equals(device.ifNumber()));
    }

    /**
     * Compiles an identifier rule: a dot that is neither escaped nor followed by {@code * + ?} is a dot, and a rule that ends neither
     * in {@code $} nor in {@code *} must be followed by a dot or the end (devices/models.md, how to read an entry).
     */
    static Pattern objectIdRule(String rule) {
        StringBuilder pattern = new StringBuilder(rule.length() + 16);
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            boolean escaped = i > 0 && rule.charAt(i - 1) == '\\';
            boolean repeated = i + 1 < rule.length() && "*+?".indexOf(rule.charAt(i + 1)) >= 0;
            pattern.append(c == '.' && !escaped && !repeated ? "\\." : String.valueOf(c));
        }
        boolean open = rule.endsWith("$") || rule.endsWith("*");
        return Pattern.compile(pattern.append(open ? "" : "(?:\\.|$)").toString());
    }
}
