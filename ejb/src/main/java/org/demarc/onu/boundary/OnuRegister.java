package org.demarc.onu.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Points;
import org.demarc.Sql;
import org.demarc.Stretch;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.fdb.entity.Sighting;
import org.demarc.fdb.entity.Sightings;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuDetails;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.onu.entity.OnuQuery;
import org.demarc.onu.entity.OnuState;
import org.demarc.onu.entity.Onus;
import org.demarc.onu.entity.PonBranch;
import org.demarc.onu.entity.PonBranches;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.search.entity.Clue;
import org.demarc.search.entity.SearchBook;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** ONUs as callers look at them. */
@Stateless
@Requires({Permission.OLTS_INFO, Permission.DEVICE_SHOW})
public class OnuRegister {

    private static final int MOST_SUBSCRIBERS = 10_000;

    @Inject
    Onus onus;

    @Inject
    PonBranches branches;

    @Inject
    Sightings sightings;

    @Inject
    Sight sight;

    @Inject
    Settings settings;

    @Inject
    OnuDetails details;

    @Inject
    AuditLog audit;

    @Inject
    SearchBook people;

    @Inject
    CurrentUser caller;

    /**
     * ONUs that the caller may see.
     *
     * @param after where the part before ended; empty for a page by offset
     * @throws org.demarc.ProblemException as {@link Onus#page} refuses; {@link ListProblem#BAD_FILTER},
     *     {@link org.demarc.access.entity.AccessProblem#FORBIDDEN} for a subscriber whom the caller may not look
     *     for, and where the text means too many
     */
    public Stretch<Onu> page(PageRequest request, OnuFilter filter, String after) {
        List<Long> subscribers = subscribers(filter.subscriber());
        Stretch<Onu> found = onus.page(new OnuQuery(request, sight.groups(), filter, subscribers, after));
        return found.with(this::owned);
    }

    /**
     * The PON ports of an OLT by place, with their ONUs counted by state.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}
     */
    public List<PonBranch> pons(long deviceId) {
        return branches.of(sight.device(deviceId).id());
    }

    /**
     * ONUs of the whole network that the caller may see behind the one that he saw last, sorted as a page of them.
     *
     * @param last null for the first ones
     * @throws org.demarc.ProblemException as {@link Onus#behind} refuses, and as a page refuses a subscriber
     */
    public List<Onu> behind(@Nullable Onu last, PageRequest request, OnuFilter filter) {
        List<Long> subscribers = subscribers(filter.subscriber());
        return owned(onus.behind(last, new OnuQuery(request, sight.groups(), filter, subscribers, "")));
    }

    /** Reasons for which ONUs were down, for a filter. */
    public List<String> downReasons() {
        return onus.downReasons();
    }

    /** The ids of the subscribers who are meant; null where none is. */
    private @Nullable List<Long> subscribers(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        caller.requireAny(Permission.SUBSCRIBERS_VIEW);
        Clue clue = Clue.of(typed);
        if (clue.tooShort()) {
            throw ListProblem.BAD_FILTER.because(
                    "subscriber: " + typed + " has fewer than " + Clue.SHORTEST + " characters");
        }
        return List.copyOf(people.named(clue, MOST_SUBSCRIBERS)
                .orElseThrow(() -> ListProblem.BAD_FILTER.because("subscriber: too many are meant by " + typed
                        + ", at most " + MOST_SUBSCRIBERS + " are looked at; type more of it")));
    }

    /** With the subscribers, for who may see them: one query for all rows. */
    private List<Onu> owned(List<Onu> rows) {
        if (rows.isEmpty() || !caller.may(Permission.SUBSCRIBERS_VIEW)) {
            return rows;
        }
        Map<Long, Onu.OnuSubscriber> ownerByInterface = onus.owners(Sql.column(rows, Onu::id));
        return rows.stream()
                .map(onu -> onu.ownedBy(ownerByInterface.get(onu.id())))
                .toList();
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
        return onus.history(onu(id).id(), from, to, Points.within(points), level);
    }

    /** States, newest first. */
    public List<OnuState> states(long id, int limit) {
        return onus.states(onu(id).id(), Math.max(1, Math.min(PageRequest.MAX_LIMIT, limit)));
    }

    /** MACs behind the ONU, present and past. */
    public Page<Sighting> fdb(long id, PageRequest request) {
        return sightings.ofInterface(onu(id).id(), request);
    }

    /** The least and the greatest levels since the history began or somebody began anew. */
    public OnuDetails.SignalBounds bounds(long id) {
        return details.bounds(onu(id).id());
    }

    /** LAN ports, VLANs and profiles as the device last told them. */
    public OnuDetails.OnuAnswers asked(long id) {
        return details.asked(onu(id).id());
    }

    /** The extremes of an ONU's levels are told from now on: after the fibre was repaired, say. */
    @Requires({Permission.DEVICE_IFACE_MANAGEMENT, Permission.DEVICE_MANAGEMENT})
    public OnuDetails.SignalBounds beginAnew(long id) {
        OnuDetails.SignalBounds before = bounds(id);
        details.beginAnew(id, Instant.now(), caller.caller().login());
        audit.record("line:signal-reset", "line", id, before, null);
        return bounds(id);
    }

    /**
     * Takes an ONU out of all lists until its device reports it again (wildcore-mikbill.md 7.4): for one that was moved and whose old place
     * the device has forgotten, or that somebody deleted there.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}
     */
    @Requires({Permission.DEVICE_IFACE_MANAGEMENT, Permission.DEVICE_MANAGEMENT})
    public void forget(long id) {
        Onu onu = onu(id);
        if (onus.forget(id)) {
            audit.record(
                    "line:forgotten",
                    "line",
                    id,
                    Map.of("name", onu.name(), "device", onu.device().name()),
                    null);
        }
    }

    /** Those of all ONUs of a device; returns how many. */
    @Requires({Permission.DEVICE_IFACE_MANAGEMENT, Permission.DEVICE_MANAGEMENT})
    public int beginAnewOfDevice(long deviceId) {
        long seen = sight.device(deviceId).id();
        int onusOfDevice =
                details.beginAnewOfDevice(seen, Instant.now(), caller.caller().login());
        audit.record("line:signal-reset", "device", deviceId, null, Map.of("onus", onusOfDevice));
        return onusOfDevice;
    }
}
