package org.demarc.device.control;

import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.device.entity.DeviceType;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;

/**
 * A model and how it is recognised (devices.md 2.2).
 *
 * @param key key of devices/models.md
 * @param sysDescr must be found in sysDescr; null for no condition
 * @param sysObjectId must be found in the sysObjectID with a leading dot; null for no condition
 * @param trial order of trial, smaller first; 0 for a rule that comes before all others
 * @param ifNumber number of interfaces that the device must have; null for no condition
 * @param interfaceName must be found in the name of an interface (devices.md 2.3); null for no condition
 * @param row column that must have a row on the device; null for no condition
 * @param variant what makes it out of another model; null for a model of its own
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
        @Nullable Pattern interfaceName,
        @Nullable Oid row,
        @Nullable Variant variant,
        Map<String, String> with) {

    /**
     * One more object tells a variant from its base model (devices.md 2.2).
     *
     * @param base key of the base model
     * @param object to be read
     * @param says must be found in it
     */
    public record Variant(String base, Oid object, Pattern says) {}

    /** What stays unknown: a person may choose a model by hand (DEV-3). */
    public static final Model UNKNOWN =
            new Model("", "", "", DeviceType.SWITCH, null, null, 0, null, null, null, null, Map.of());

    boolean detectable() {
        return variant == null && (sysDescr != null || sysObjectId != null);
    }

    boolean matches(Identity device) {
        boolean mute = device.sysDescr().isEmpty() && device.sysObjectId().isEmpty();
        return !mute
                && detectable()
                && (sysDescr == null || sysDescr.matcher(device.sysDescr()).find())
                && (sysObjectId == null
                        || sysObjectId.matcher("." + device.sysObjectId()).find())
                && (ifNumber == null || ifNumber.equals(device.ifNumber()))
                && (row == null || device.rows().contains(row))
                && (interfaceName == null
                        || device.interfaceNames().stream()
                                .anyMatch(name -> interfaceName.matcher(name).find()));
    }

    /** Whether it is what another model turns out to be, by the objects that were read. */
    boolean isVariantOf(Model base, Map<Oid, String> told) {
        String said = variant == null || !variant.base().equals(base.key()) ? null : told.get(variant.object());
        return variant != null && said != null && variant.says().matcher(said).find();
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
