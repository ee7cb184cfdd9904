package org.demarc.device.control;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/** What a device answered: tables by name, single values by instance. */
public record Answers(Map<String, ReadTable> tables, Map<Oid, SnmpValue> scalars) {

    public Answers {
        tables = Map.copyOf(tables);
        scalars = Map.copyOf(scalars);
    }

    public static Answers of(DeviceRead read) {
        return of(read.tables(), read.scalars());
    }

    public static Answers of(List<ReadTable> tables, Map<Oid, SnmpValue> scalars) {
        return new Answers(tables.stream().collect(Collectors.toMap(ReadTable::name, Function.identity())), scalars);
    }

    @Nullable
    ReadTable table(String name) {
        return tables.get(name);
    }

    /**
     * Whether something of a table did not arrive although the device has it: what the rest of the table would say must not be guessed. What the
     * device cannot give is not lost, nor is a table that nobody asked for.
     */
    boolean isLost(String name) {
        ReadTable table = tables.get(name);
        return table != null && table.isCutOff();
    }

    SnmpValue scalar(Oid instance) {
        return scalars.getOrDefault(instance, SnmpValue.ABSENT);
    }
}
