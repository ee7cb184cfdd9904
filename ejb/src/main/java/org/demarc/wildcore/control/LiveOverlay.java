package org.demarc.wildcore.control;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.demarc.device.control.CounterRow;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.FdbRow;
import org.demarc.device.control.InterfaceRow;
import org.demarc.device.control.InterfaceStatusRow;
import org.demarc.device.control.OnuRow;
import org.demarc.device.control.OnuSignalRow;
import org.demarc.device.control.OnuStateRow;
import org.demarc.device.control.Reading;
import org.demarc.device.control.UniRow;
import org.demarc.device.control.VlanRow;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/** What is remembered of a line, with what its device has just told laid over it. */
final class LiveOverlay {

    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(64);

    private final StoredLine known;
    private final LineDetail knownDetail;
    private final Set<Reading> covered;
    private final Instant at;
    private final @Nullable OnuRow listed;
    private final @Nullable OnuStateRow state;
    private final @Nullable OnuSignalRow signal;
    private final @Nullable InterfaceRow row;
    private final @Nullable InterfaceStatusRow link;
    private final @Nullable CounterRow counters;
    private final LiveDetails details;
    private final boolean serialsInLetters;

    /** {@code serialsInLetters}: as {@code sn_as_ascii} of the device wants it. */
    LiveOverlay(StoredLine known, LineDetail knownDetail, Decoded told, LiveLine live, boolean serialsInLetters) {
        this.serialsInLetters = serialsInLetters;
        this.known = known;
        this.knownDetail = knownDetail;
        this.covered = live.covered();
        this.details = live.details();
        this.at = live.at();
        this.listed = mine(told.onus(), OnuRow::bindKey);
        this.state = mine(told.onuStates(), OnuStateRow::bindKey);
        this.signal = mine(told.onuSignals(), OnuSignalRow::bindKey);
        this.row = mine(told.interfaces(), InterfaceRow::bindKey);
        this.link = mine(told.statuses(), InterfaceStatusRow::bindKey);
        this.counters = mine(told.counters(), CounterRow::bindKey);
    }

    private <R> @Nullable R mine(List<R> rows, Function<R, String> key) {
        for (R candidate : rows) {
            if (key.apply(candidate).equals(known.place().bindKey())) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether the device told a row of this reading; an ONU that is not online has no optics, which is an answer too. */
    boolean has(Reading reading) {
        return switch (reading) {
            case ONU_LIST -> listed != null;
            case ONU_STATE -> state != null;
            case ONU_SIGNAL ->
                signal != null || (state != null && !state.status().word().equals("Online"));
            case INTERFACES -> row != null;
            case INTERFACE_STATUS -> link != null;
            case INTERFACE_COUNTERS -> counters != null;
            default -> false;
        };
    }

    StoredLine line() {
        return new StoredLine(
                known.id(),
                known.place(),
                adminState(),
                status(),
                known.statusChangedAt(),
                description(),
                known.comment(),
                known.pollEnabled(),
                known.latitude(),
                known.longitude(),
                known.createdAt(),
                known.updatedAt(),
                at,
                onu(),
                optics(),
                known.host());
    }

    private String adminState() {
        if (state != null && !state.adminState().isEmpty()) {
            return state.adminState();
        }
        return link != null && !link.adminState().isEmpty() ? link.adminState() : known.adminState();
    }

    private String status() {
        if (state != null) {
            return state.status().word();
        }
        return link != null && !link.status().equals("Unknown") ? link.status() : known.status();
    }

    private String description() {
        if (listed != null && !listed.line().description().isEmpty()) {
            return listed.line().description();
        }
        return row != null && !row.description().isEmpty() ? row.description() : known.description();
    }

    private StoredLine.@Nullable Onu onu() {
        StoredLine.Onu stored = known.onu();
        if (stored == null) {
            return null;
        }
        var ident = listed == null ? null : listed.ident();
        return new StoredLine.Onu(
                ident == null ? stored.identKind() : ident.kind().name(),
                ident == null ? stored.ident() : ident.value(),
                ident == null ? stored.shown() : ident.shown(serialsInLetters),
                ident == null ? stored.seenAt() : at,
                told(listed == null ? "" : listed.vendor(), stored.vendor()),
                told(listed == null ? "" : listed.model(), stored.model()),
                told(listed == null ? "" : listed.hardware(), stored.hardware()),
                told(listed == null ? "" : listed.software(), stored.software()),
                told(state == null ? "" : state.downReason(), stored.downReason()),
                state == null || state.registeredAt() == null ? stored.registeredAt() : state.registeredAt(),
                state == null || state.deregisteredAt() == null ? stored.deregisteredAt() : state.deregisteredAt());
    }

    private static String told(String now, String before) {
        return now.isEmpty() ? before : now;
    }

    /** Those of the last poll where the device was not asked for any; null where it was and told none. */
    private StoredLine.@Nullable Signal optics() {
        if (!covered.contains(Reading.ONU_SIGNAL)) {
            return known.signal();
        }
        return signal == null
                ? null
                : new StoredLine.Signal(
                        at,
                        signal.rxDbm(),
                        signal.txDbm(),
                        signal.oltRxDbm(),
                        signal.temperatureC(),
                        signal.voltageV(),
                        signal.distanceM() == null ? null : signal.distanceM().longValue());
    }

    LineDetail detail() {
        return new LineDetail(port(), counted(), macs(), knownDetail.states(), details());
    }

    private List<LineDetail.Seen> macs() {
        List<FdbRow> told = details.macs().rows();
        return told == null ? knownDetail.macs() : LiveDetails.macs(told, at);
    }

    private LineDetail.Details details() {
        LineDetail.Details before = knownDetail.details();
        List<UniRow> unis = details.unis().rows();
        List<VlanRow> vlans = details.vlans().rows();
        return new LineDetail.Details(
                unis == null ? before.unisReadAt() : at,
                unis == null ? before.unis() : LiveDetails.unis(unis),
                vlans == null ? before.vlansReadAt() : at,
                vlans == null ? before.vlans() : LiveDetails.vlans(vlans),
                details.macs().rows() == null ? before.macsReadAt() : at);
    }

    private LineDetail.@Nullable Port port() {
        if (link == null) {
            return knownDetail.port();
        }
        LineDetail.Port stored = knownDetail.port();
        return new LineDetail.Port(
                link.speedMbps(),
                link.duplex().isEmpty() && stored != null ? stored.duplex() : link.duplex(),
                stored == null ? null : stored.changedAt(),
                new LineDetail.LinkWords(link.linkMode(), link.adminMode(), link.medium(), link.addressLearning()));
    }

    private LineDetail.@Nullable Counters counted() {
        return counters == null
                ? knownDetail.counters()
                : new LineDetail.Counters(
                        at,
                        unsigned(counters.inOctets()),
                        unsigned(counters.outOctets()),
                        unsigned(counters.inMulticastPackets()),
                        unsigned(counters.outMulticastPackets()),
                        unsigned(counters.inBroadcastPackets()),
                        unsigned(counters.outBroadcastPackets()),
                        unsigned(counters.inErrors()),
                        unsigned(counters.outErrors()),
                        unsigned(counters.inDiscards()),
                        unsigned(counters.outDiscards()));
    }

    private static @Nullable BigDecimal unsigned(@Nullable Long counter) {
        if (counter == null) {
            return null;
        }
        BigInteger number = BigInteger.valueOf(counter);
        return new BigDecimal(number.signum() < 0 ? number.add(WRAP) : number);
    }
}
