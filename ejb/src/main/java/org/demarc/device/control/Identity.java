package org.demarc.device.control;

import java.util.Set;
import java.util.regex.Pattern;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * What detection looks at (devices.md 2.1).
 *
 * @param sysDescr cleaned, without surrounding quotes and blanks; empty when the device does not say
 * @param sysObjectId dotted, without a leading dot; empty when the device does not say
 * @param ifNumber ifNumber.0, or the number of rows of ifDescr; null when neither is known
 * @param interfaceNames ifName or ifDescr of its interfaces, empty when they are not known
 * @param rows columns of models' rules of which the device has a row, as far as they were looked for
 */
public record Identity(
        String sysDescr, String sysObjectId, @Nullable Long ifNumber, Set<String> interfaceNames, Set<Oid> rows) {

    public static final Oid SYS_DESCR = Oid.parse("1.3.6.1.2.1.1.1.0");
    public static final Oid SYS_OBJECT_ID = Oid.parse("1.3.6.1.2.1.1.2.0");
    public static final Oid IF_NUMBER = Oid.parse("1.3.6.1.2.1.2.1.0");

    private static final Pattern EDGES = Pattern.compile("^[\\s\"]+|[\\s\"]+$");

    public Identity {
        sysDescr = EDGES.matcher(sysDescr).replaceAll("");
        interfaceNames = Set.copyOf(interfaceNames);
        rows = Set.copyOf(rows);
    }

    /** Of a device whose interfaces are not known. */
    public Identity(String sysDescr, String sysObjectId, @Nullable Long ifNumber) {
        this(sysDescr, sysObjectId, ifNumber, Set.of());
    }

    /** Of a device of which no table of its own has been looked at. */
    public Identity(String sysDescr, String sysObjectId, @Nullable Long ifNumber, Set<String> interfaceNames) {
        this(sysDescr, sysObjectId, ifNumber, interfaceNames, Set.of());
    }

    /** From the three single values; {@code ifRows} counts the rows of ifDescr for devices without ifNumber, null when unknown. */
    public static Identity of(SnmpValue sysDescr, SnmpValue sysObjectId, SnmpValue ifNumber, @Nullable Long ifRows) {
        Long number = ifNumber.asLong().isPresent() ? (Long) ifNumber.asLong().getAsLong() : ifRows;
        return new Identity(sysDescr.asText(), sysObjectId.asOid().toString(), number);
    }

    public Identity withInterfaceNames(Set<String> names) {
        return new Identity(sysDescr, sysObjectId, ifNumber, names, rows);
    }

    public Identity withRows(Set<Oid> columns) {
        return new Identity(sysDescr, sysObjectId, ifNumber, interfaceNames, columns);
    }
}
