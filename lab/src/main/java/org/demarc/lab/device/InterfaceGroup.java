package org.demarc.lab.device;

import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.demarc.lab.snmp.Instance;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;
import org.demarc.lab.snmp.WritableText;

/** Rows of ifTable and ifXTable (RFC 2863). */
final class InterfaceGroup {

    private static final Oid IF_TABLE = Oid.of("1.3.6.1.2.1.2.2.1");
    private static final Oid IF_X_TABLE = Oid.of("1.3.6.1.2.1.31.1.1.1");
    private static final int IN_OCTETS_A_PACKET = 400;
    private static final int OUT_OCTETS_A_PACKET = 1100;

    private final Mib.Builder mib;
    private final LabDevice device;
    private final Port port;

    private InterfaceGroup(Mib.Builder mib, LabDevice device, Port port) {
        this.mib = mib;
        this.device = device;
        this.port = port;
    }

    static void add(Mib.Builder mib, LabDevice device) {
        device.ports().forEach(port -> new InterfaceGroup(mib, device, port).row());
        device.ponPorts().forEach(port -> new InterfaceGroup(mib, device, port).row());
    }

    /** The row that an EPON OLT shows for an ONU. */
    static void addOnu(Mib.Builder mib, LabDevice device, Onu onu, String name) {
        Oid table = IF_TABLE;
        long row = onu.ifIndex();
        mib.add(table.plus(1, row), Value.integer(row));
        mib.add(table.plus(2, row), Value.text(name));
        mib.add(table.plus(3, row), Value.integer(1));
        mib.add(table.plus(5, row), Value.gauge32(1_000_000_000));
        mib.add(table.plus(6, row), Value.octets(Hex.octets(onu.make().ident())));
        mib.add(table.plus(7, row), adminOf(onu));
        mib.add(table.plus(8, row), now -> Value.integer(onu.online(now) ? 1 : 2));
        mib.add(table.plus(9, row), now -> changed(device, onu.life().at(now).sinceMs()));
        mib.add(IF_X_TABLE.plus(1, row), Value.text(name));
        mib.add(IF_X_TABLE.plus(6, row), now -> Value.counter64(onu.traffic().in(from(device, onu, now), now)));
        mib.add(IF_X_TABLE.plus(10, row), now -> Value.counter64(onu.traffic().out(from(device, onu, now), now)));
        mib.add(IF_X_TABLE.plus(15, row), Value.gauge32(1000));
        mib.add(IF_X_TABLE.plus(18, row), new WritableText(onu::description, onu::description));
    }

    static Instance adminOf(Onu onu) {
        return new Writable(() -> onu.enabled() ? 1 : 2, wanted -> {
            onu.enable(wanted != 2);
            return wanted == 1 || wanted == 2;
        });
    }

    /** The LAN port of an ONU: 1 on, 2 off. */
    static Instance lanOf(Onu onu) {
        return new Writable(() -> onu.lanEnabled() ? 1 : 2, wanted -> {
            onu.enableLan(wanted != 2);
            return wanted == 1 || wanted == 2;
        });
    }

    /** An ONU counts from its registration; while it is down it shows nothing. */
    static long from(LabDevice device, Onu onu, long nowMs) {
        return onu.online(nowMs)
                ? Math.max(device.bootMs(), onu.life().at(nowMs).lastUpMs())
                : nowMs;
    }

    private static Value changed(LabDevice device, long sinceMs) {
        return Value.timeTicks(Math.max(0, sinceMs - device.bootMs()) / 10);
    }

    private void row() {
        Port.Make make = port.make();
        long bits = 1_000_000L * make.speedMbit();
        cell(1, Value.integer(make.ifIndex()));
        cell(2, Value.text(make.descr()));
        cell(3, Value.integer(make.type()));
        cell(4, Value.integer(1500));
        cell(5, Value.gauge32(Math.min(bits, 0xffffffffL)));
        cell(6, Value.octets(Hex.octets(device.make().mac())));
        cell(7, new Writable(() -> port.enabled() ? 1 : 2, this::enable));
        cell(8, now -> Value.integer(port.up(now) ? 1 : 2));
        cell(9, now -> changed(device, port.life().at(now).sinceMs()));
        counters();
        errors();
        high();
    }

    private boolean enable(long wanted) {
        boolean known = wanted == 1 || wanted == 2;
        if (known) {
            port.enable(wanted == 1);
        }
        return known;
    }

    private void counters() {
        cell(10, now -> Value.counter32(in(now)));
        cell(11, now -> Value.counter32(in(now) / IN_OCTETS_A_PACKET));
        cell(16, now -> Value.counter32(out(now)));
        cell(17, now -> Value.counter32(out(now) / OUT_OCTETS_A_PACKET));
        high(6, this::in, Value::counter64);
        high(7, now -> in(now) / IN_OCTETS_A_PACKET, Value::counter64);
        high(8, now -> in(now) / 90_000, Value::counter64);
        high(9, now -> in(now) / 150_000, Value::counter64);
        high(10, this::out, Value::counter64);
        high(11, now -> out(now) / OUT_OCTETS_A_PACKET, Value::counter64);
        high(12, now -> out(now) / 80_000, Value::counter64);
        high(13, now -> out(now) / 60_000, Value::counter64);
    }

    private void errors() {
        boolean noisy = Chance.mix(device.make().seed() + port.make().ifIndex()) % 13 == 0;
        cell(13, now -> Value.counter32(noisy ? in(now) / 4_000_000_000L : 0));
        cell(14, now -> Value.counter32(noisy ? in(now) / 900_000_000L : 0));
        cell(19, Value.counter32(0));
        cell(20, Value.counter32(0));
    }

    private void high() {
        Port.Make make = port.make();
        highCell(1, now -> Value.text(make.name()));
        highCell(15, now -> Value.gauge32(make.speedMbit()));
        highCell(17, now -> Value.integer(1));
        mib.add(IF_X_TABLE.plus(18, make.ifIndex()), new WritableText(port::alias, port::alias));
        highCell(19, now -> Value.timeTicks(0));
    }

    private long in(long nowMs) {
        return port.traffic().in(device.bootMs(), nowMs);
    }

    private long out(long nowMs) {
        return port.traffic().out(device.bootMs(), nowMs);
    }

    private void cell(int column, Value value) {
        mib.add(IF_TABLE.plus(column, port.make().ifIndex()), value);
    }

    private void cell(int column, Instance instance) {
        mib.add(IF_TABLE.plus(column, port.make().ifIndex()), instance);
    }

    private void high(int column, LongUnaryOperator counter, LongFunction<Value> form) {
        highCell(column, now -> form.apply(counter.applyAsLong(now)));
    }

    private void highCell(int column, Instance instance) {
        mib.add(IF_X_TABLE.plus(column, port.make().ifIndex()), instance);
    }
}
