package org.demarc.wildcore.control;

import java.time.Instant;
import java.util.List;
import org.demarc.device.control.FdbRow;
import org.demarc.device.control.UniRow;
import org.demarc.device.control.VlanRow;
import org.demarc.wildcore.entity.LineDetail;
import org.jspecify.annotations.Nullable;

/**
 * What a device told of a line beyond the cells that belong to it alone.
 *
 * @param unis LAN ports of an ONU
 * @param vlans of a port
 * @param macs who is seen on the line now
 */
public record LiveDetails(Part<UniRow> unis, Part<VlanRow> vlans, Part<FdbRow> macs) {

    /** Nothing was asked. */
    public static final LiveDetails NONE = new LiveDetails(Part.notAsked(), Part.notAsked(), Part.notAsked());

    /**
     * Rows of one part.
     *
     * @param rows null when they were not asked, or did not come completely
     */
    public record Part<R>(boolean asked, @Nullable List<R> rows) {

        static <R> Part<R> notAsked() {
            return new Part<>(false, null);
        }
    }

    LiveDetails withUnis(@Nullable List<UniRow> told) {
        return new LiveDetails(new Part<>(true, told), vlans, macs);
    }

    /** Asked, but nothing has come yet. */
    LiveDetails withTables(boolean vlansAsked, boolean macsAsked) {
        return new LiveDetails(unis, new Part<>(vlansAsked, null), new Part<>(macsAsked, null));
    }

    LiveDetails withVlans(@Nullable List<VlanRow> told) {
        return vlans.asked() ? new LiveDetails(unis, new Part<>(true, told), macs) : this;
    }

    LiveDetails withMacs(@Nullable List<FdbRow> told) {
        return macs.asked() ? new LiveDetails(unis, vlans, new Part<>(true, told)) : this;
    }

    /** As they are remembered. */
    public static List<LineDetail.Uni> unis(List<UniRow> told) {
        return told.stream()
                .map(row -> new LineDetail.Uni(
                        row.number(),
                        row.status(),
                        row.adminState(),
                        row.speed(),
                        row.duplex(),
                        row.vlan(),
                        row.vlanMode()))
                .toList();
    }

    /** As they are remembered. */
    public static List<LineDetail.Vlan> vlans(List<VlanRow> told) {
        return told.stream()
                .map(row -> new LineDetail.Vlan(row.vlan(), row.name(), row.untagged()))
                .toList();
    }

    /** As they are remembered. */
    public static List<LineDetail.Seen> macs(List<FdbRow> told, Instant at) {
        return told.stream()
                .map(row -> new LineDetail.Seen(row.mac(), row.vlan(), row.status(), at))
                .toList();
    }
}
