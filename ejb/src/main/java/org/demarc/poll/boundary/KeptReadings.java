package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Points;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.Reading;
import org.demarc.poll.control.AlikeRows;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.poll.entity.KeptRow;
import org.demarc.poll.entity.KeptRows;
import org.demarc.poll.entity.PollProblem;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.Rate;
import org.demarc.port.entity.Rates;
import org.demarc.settings.boundary.Settings;

/** What devices told in readings whose rows are alike (neighbours, ARP, VLANs, transceivers, sensors, ...), now and before. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class KeptReadings {

    @Inject
    KeptRows rows;

    @Inject
    Rates rates;

    @Inject
    LineRegister lines;

    @Inject
    Sight sight;

    @Inject
    Settings settings;

    /** How many rows a device has now, by reading; readings without any are left out. */
    public Map<String, Long> counts(long deviceId) {
        return rows.counts(sight.device(deviceId).id());
    }

    /**
     * Rows of a reading of a device.
     *
     * @param past whether those are listed too that are no longer there
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@link PollProblem#UNKNOWN_READING}
     */
    public Page<KeptRow> page(long deviceId, String reading, boolean past, PageRequest request) {
        Reading asked = Reading.withKey(reading)
                .filter(one -> one.isPolled() && one.isAlike())
                .orElseThrow(() -> PollProblem.UNKNOWN_READING.because(reading + "; known are "
                        + Arrays.stream(Reading.values())
                                .filter(one -> one.isPolled() && one.isAlike())
                                .map(Reading::key)
                                .toList()));
        long id = sight.device(deviceId).id();
        return rows.page(new KeptRows.Wanted(id, asked.key(), asked.columns(), past), request);
    }

    /** What is and was known of a port or an ONU, the present first, at most 200. */
    public List<KeptRow> ofInterface(long interfaceId) {
        return rows.ofInterface(lines.line(interfaceId).id());
    }

    /** Where a MAC or an IP address is and was told of, the present first, at most 100; empty for any other text. */
    public List<KeptRow> ofAddress(String text) {
        Set<Long> groups = sight.groups();
        return rows.ofAddress(text.strip(), groups == null ? Set.of() : groups, groups == null);
    }

    /**
     * One row.
     *
     * @throws org.demarc.ProblemException {@link PollProblem#UNKNOWN_ROW}
     */
    public KeptRow row(long rowId) {
        KeptRow row = rows.row(rowId).orElseThrow(() -> PollProblem.UNKNOWN_ROW.because("row " + rowId));
        sight.device(row.deviceId());
        return row;
    }

    /** Columns of a row that have a history. */
    public List<String> measures(KeptRow row) {
        return row.values().keySet().stream()
                .filter(AlikeRows.MEASURES::contains)
                .toList();
    }

    /**
     * A number of a row over a span, oldest first, from the level of history that fits the span.
     *
     * @throws org.demarc.ProblemException {@link PollProblem#UNKNOWN_ROW}
     */
    public List<KeptRow.Point> history(long rowId, String measure, Instant from, Instant to, int points) {
        return rows.history(row(rowId).id(), measure, from, to, Points.within(points), level(from, to));
    }

    /** Traffic and errors of a port or an ONU over a span, oldest first, from the level of history that fits the span. */
    public List<Rate> rates(long interfaceId, Instant from, Instant to, int points) {
        Line line = lines.line(interfaceId);
        return rates.history(line.id(), from, to, Points.within(points), level(from, to));
    }

    /** The level of history that fits a span. */
    public HistoryLevel level(Instant from, Instant to) {
        PollSettings keep = settings.of(PollSettings.class);
        return HistoryLevel.of(from, to, Instant.now(), keep.keepSamplesDays(), keep.keepQuartersDays());
    }
}
