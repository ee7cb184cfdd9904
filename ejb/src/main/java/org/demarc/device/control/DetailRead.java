package org.demarc.device.control;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.device.control.ReadingPart.Role;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.TableRequest;
import org.jspecify.annotations.Nullable;

/** Details of one port or ONU: which tables, or pieces of tables, must be walked for them, and what their rows say. */
public final class DetailRead {

    /** A LAN port is what comes after the digits of its ONU (polling-ubilling.md 8.9); 0 is the only one. */
    private static final long RAISECOM_PORTS = 100;

    private record Slice(Detail detail, ReadingPart part, TableRequest request) {}

    private final List<Slice> slices;
    private final NarrowRead.Subject subject;
    private final DeviceClock clock;

    private DetailRead(List<Slice> slices, NarrowRead.Subject subject, DeviceClock clock) {
        this.slices = slices;
        this.subject = subject;
        this.clock = clock;
    }

    /** What must be asked for these details of this line. */
    public static DetailRead of(
            DeviceProfile profile, Set<Detail> asked, NarrowRead.Subject subject, DeviceClock clock) {
        List<Slice> slices = new ArrayList<>();
        for (Detail detail : asked) {
            for (ReadingPart part : profile.parts(detail)) {
                if (NarrowRead.fits(part, subject)) {
                    request(detail, part, subject).ifPresent(table -> slices.add(new Slice(detail, part, table)));
                }
            }
        }
        return new DetailRead(List.copyOf(slices), subject, clock);
    }

    private static Optional<TableRequest> request(Detail detail, ReadingPart part, NarrowRead.Subject subject) {
        if (detail == Detail.VLANS) {
            return subject.ifIndex() == null ? Optional.empty() : Optional.of(part.request());
        }
        if (part.index() == IndexDecoder.RAISECOM_ONU) {
            return subject.port() == null || subject.onu() == null ? Optional.empty() : Optional.of(part.request());
        }
        return NarrowRead.prefixes(part.index(), subject).stream()
                .findFirst()
                .map(prefix -> new TableRequest(
                        part.table(),
                        part.columns().stream()
                                .map(column -> column.oid().plus(prefix))
                                .toList()));
    }

    /** Details that this device can give for this line. */
    public Set<Detail> covered() {
        Set<Detail> covered = EnumSet.noneOf(Detail.class);
        slices.forEach(slice -> covered.add(slice.detail()));
        return covered;
    }

    /** The tables to walk for a detail. */
    public List<TableRequest> tables(Detail detail) {
        return of(detail).stream().map(Slice::request).toList();
    }

    private List<Slice> of(Detail detail) {
        return slices.stream().filter(slice -> slice.detail() == detail).toList();
    }

    /** LAN ports of the ONU, by number; empty when their table was not read to the end. */
    public Optional<List<UniRow>> unis(Answers answers) {
        if (!isWhole(Detail.UNI, answers)) {
            return Optional.empty();
        }
        Map<Long, Cells> cellsByNumber = new TreeMap<>();
        for (Slice slice : of(Detail.UNI)) {
            eachRow(slice, answers, (key, cells) -> {
                if (isOfSubject(slice.part(), key)) {
                    cellsByNumber.merge(lanPort(slice.part(), key), cells, Cells::filledFrom);
                }
            });
        }
        List<UniRow> unis = new ArrayList<>();
        cellsByNumber.forEach((number, cells) -> unis.add(new UniRow(
                number.intValue(),
                cells.text("status"),
                cells.text("adminState"),
                cells.text("speed"),
                cells.text("duplex"),
                cells.integer("vlan"),
                cells.text("vlanMode"))));
        return Optional.of(unis);
    }

    /** The rows of the line alone were asked, except where its number cannot be cut in two (Raisecom). */
    private boolean isOfSubject(ReadingPart part, Oid key) {
        if (part.index() != IndexDecoder.RAISECOM_ONU) {
            return true;
        }
        RowIndex index = part.index().decode(key);
        return index != null
                && index.place() != null
                && Objects.equals(index.place().slot(), subject.slot())
                && Objects.equals(index.place().port(), subject.port())
                && Objects.equals(index.onu(), subject.onu());
    }

    private static long lanPort(ReadingPart part, Oid key) {
        return part.index() == IndexDecoder.RAISECOM_ONU ? Math.max(1, key.last() % RAISECOM_PORTS) : key.last();
    }

    /** VLANs of the port, by number; empty when their table was not read to the end. */
    public Optional<List<VlanRow>> vlans(Answers answers) {
        if (!isWhole(Detail.VLANS, answers)) {
            return Optional.empty();
        }
        long port = bridgePort(answers);
        Map<Integer, VlanRow> rowByVlan = new TreeMap<>();
        for (Slice slice : of(Detail.VLANS)) {
            eachRow(slice, answers, (key, cells) -> {
                RowIndex index = slice.part().index().decode(key);
                if (index != null
                        && index.vlan() != null
                        && cells.ports("egress").contains(port)) {
                    boolean untagged = cells.ports("untagged").contains(port);
                    rowByVlan.putIfAbsent(index.vlan(), new VlanRow(index.vlan(), cells.text("name"), untagged));
                }
            });
        }
        return Optional.of(List.copyOf(rowByVlan.values()));
    }

    /** The number of the port in the bridge; without a table that says so it is the ifIndex. */
    private long bridgePort(Answers answers) {
        long ifIndex = subject.ifIndex() == null ? 0 : subject.ifIndex();
        List<Long> ports = new ArrayList<>();
        for (Slice slice : of(Detail.VLANS)) {
            if (slice.part().role() == Role.BRIDGE_PORTS) {
                eachRow(slice, answers, (key, cells) -> {
                    Long at = cells.number("ifIndex");
                    if (at != null && at == ifIndex) {
                        ports.add(key.at(0));
                    }
                });
            }
        }
        return ports.isEmpty() ? ifIndex : ports.get(0);
    }

    private boolean isWhole(Detail detail, Answers answers) {
        List<Slice> mine = of(detail);
        return !mine.isEmpty()
                && mine.stream()
                        .map(slice -> answers.table(slice.request().name()))
                        .allMatch(table -> table != null && table.complete());
    }

    private interface RowTaker {
        void take(Oid key, Cells cells);
    }

    private void eachRow(Slice slice, Answers answers, RowTaker taker) {
        @Nullable ReadTable table = answers.table(slice.request().name());
        for (int row = 0; table != null && row < table.rowCount(); row++) {
            Cells cells = new Cells(slice.detail());
            List<Column> columns = slice.part().columns();
            for (int place = 0; place < columns.size(); place++) {
                Column column = columns.get(place);
                cells.put(column.slot(), column.decode(table.value(row, place), clock));
            }
            taker.take(table.key(row), cells);
        }
    }
}
