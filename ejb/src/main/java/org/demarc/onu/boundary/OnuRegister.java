package org.demarc.onu.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.fdb.entity.Sighting;
import org.demarc.fdb.entity.Sightings;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuQuery;
import org.demarc.onu.entity.OnuState;
import org.demarc.onu.entity.Onus;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** ONUs as callers look at them. */
@Stateless
@Requires({Permission.OLTS_INFO, Permission.DEVICE_SHOW})
public class OnuRegister {

    private static final int MOST_POINTS = 2000;

    @Inject
    Onus onus;

    @Inject
    Sightings sightings;

    @Inject
    Sight sight;

    @Inject
    Settings settings;

    /** ONUs that the caller may see; null for every device, PON port, status or level. */
    public Page<Onu> page(
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable String parentKey,
            @Nullable String status,
            @Nullable Double rxBelowDbm) {
        return onus.page(new OnuQuery(request, sight.groups(), deviceId, parentKey, status, rxBelowDbm));
    }

    /** ONUs that the caller may see behind the one of this id, in the order of their ids; its sorting is of no effect. */
    public List<Onu> behind(
            long id,
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable String parentKey,
            @Nullable String status,
            @Nullable Double rxBelowDbm) {
        PageRequest unsorted = new PageRequest(request.limit(), 0, "", false, request.filter());
        return onus.behind(id, new OnuQuery(unsorted, sight.groups(), deviceId, parentKey, status, rxBelowDbm));
    }

    /**
     * One ONU, also one that has gone from its device.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}
     */
    public Onu onu(long id) {
        return onus.withId(id)
                .filter(onu -> sight.covers(onu.device().groupId()))
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("ONU " + id));
    }

    /** Signals of a span, oldest first, from the level of history that fits the span, averaged to at most {@code points} (1..2000). */
    public List<Onu.Signal> history(long id, Instant from, Instant to, int points) {
        PollSettings keep = settings.of(PollSettings.class);
        HistoryLevel level = HistoryLevel.of(from, to, Instant.now(), keep.keepSamplesDays(), keep.keepQuartersDays());
        return onus.history(onu(id).id(), from, to, Math.max(1, Math.min(MOST_POINTS, points)), level);
    }

    /** States, newest first. */
    public List<OnuState> states(long id, int limit) {
        return onus.states(onu(id).id(), Math.max(1, Math.min(PageRequest.MAX_LIMIT, limit)));
    }

    /** MACs behind the ONU, present and past. */
    public Page<Sighting> fdb(long id, PageRequest request) {
        return sightings.ofInterface(onu(id).id(), request);
    }
}
