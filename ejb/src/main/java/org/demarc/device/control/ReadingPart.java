package org.demarc.device.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.snmp.control.TableRequest;

/**
 * Columns of one reading that share an index and are walked in step.
 *
 * @param table name of the table request, unique inside the profile
 * @param index how row keys are understood
 * @param role what the rows are for
 * @param technology gpon or epon for ONUs, empty where it does not matter
 * @param columns at least one
 */
record ReadingPart(String table, IndexDecoder index, Role role, String technology, List<Column> columns) {

    /** What the rows of a part are for. */
    enum Role {
        /** They are the reading's rows. */
        ROWS("rows"),
        /** They add columns to rows that other parts have made. */
        DETAILS("details"),
        /** They say which interface a bridge port is (reading fdb). */
        BRIDGE_PORTS("bridge-ports"),
        /** They say which forwarding database a VLAN uses (reading fdb). */
        VLANS("vlans"),
        /** Rows of fdb whose port is an ifIndex. */
        INTERFACE_ROWS("interface-rows"),
        /** Rows of fdb that tell the ONU behind which a MAC is, in a way of the vendor's own. */
        ONU_ROWS("onu-rows"),
        /** They say which MAC an ONU itself has (reading fdb). */
        OWN_MACS("own-macs"),
        /** They say by which name an interface goes that other rows number in their own way (LLDP). */
        PORT_NAMES("port-names");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        static Optional<Role> withKey(String key) {
            return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst();
        }
    }

    ReadingPart {
        columns = List.copyOf(columns);
    }

    TableRequest request() {
        var oids = columns.stream().map(Column::oid);
        return new TableRequest(table, (isOfMeasures() ? oids.distinct() : oids).toList());
    }

    /** Whether the last number of a row's key says what is measured, and so which column the value belongs to. */
    boolean isOfMeasures() {
        return columns.stream().anyMatch(column -> column.measure() != null);
    }
}
