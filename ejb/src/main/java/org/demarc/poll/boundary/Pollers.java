package org.demarc.poll.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.backup.control.BackupSettings;
import org.demarc.backup.entity.BackupBook;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.control.Poller;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.PollProblem;
import org.demarc.poll.entity.PollerRule;
import org.demarc.poll.entity.PollerRun;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.poll.entity.PollerRuns.Lateness;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** The pollers of devices.md 14: how they go, how far they are behind, how often they ask and whom. */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class Pollers {

    @Inject
    PollerRuns runs;

    @Inject
    DeviceProfiles profiles;

    @Inject
    BackupBook backups;

    @Inject
    Settings settings;

    @Inject
    Sight sight;

    @Inject
    CurrentUser user;

    @Inject
    AuditLog audit;

    /**
     * A poller.
     *
     * @param poller key of devices.md 14, {@code fdb_table}
     * @param readings keys of what it reads
     * @param defaultIntervalS seconds unless a rule says otherwise
     * @param intervalS seconds for devices about which no nearer rule says anything
     * @param enabled for the same devices
     * @param devices living devices that it reads
     * @param behind readings of them that are due and not read yet
     * @param failing readings of them that did not come whole the last time
     * @param lateSeconds of the latest
     * @param rules about models and devices
     */
    public record Status(
            String poller,
            List<String> readings,
            long defaultIntervalS,
            long intervalS,
            boolean enabled,
            long devices,
            long behind,
            long failing,
            long lateSeconds,
            int rules) {}

    /** Every poller. */
    public List<Status> all() {
        Map<String, Lateness> lateness =
                runs
                        .lateness(
                                Instant.now(),
                                ReadingModules.pairs(profiles.catalog().profiles()))
                        .stream()
                        .collect(Collectors.toMap(Lateness::reading, Function.identity()));
        List<PollerRule> rules = runs.rules();
        return Arrays.stream(Poller.values())
                .map(poller -> status(poller, lateness, rules))
                .toList();
    }

    private Status status(Poller poller, Map<String, Lateness> lateness, List<PollerRule> rules) {
        List<PollerRule> own = rules.stream()
                .filter(rule -> rule.poller().equals(poller.key()))
                .toList();
        List<PollerRule> general =
                own.stream().filter(rule -> rule.nearness() == 0).toList();
        List<Lateness> of = poller.readings().stream()
                .map(reading -> lateness.get(reading.key()))
                .filter(Objects::nonNull)
                .toList();
        long usual = usualSeconds(poller);
        if (poller == Poller.CONFIGURATION) {
            of = archive();
        }
        return new Status(
                poller.key(),
                poller.readings().stream().map(Reading::key).toList(),
                usual,
                general.stream()
                        .map(PollerRule::intervalS)
                        .filter(Objects::nonNull)
                        .mapToLong(Integer::longValue)
                        .findFirst()
                        .orElse(usual),
                general.stream().noneMatch(rule -> Boolean.FALSE.equals(rule.enabled())),
                of.stream().mapToLong(Lateness::devices).max().orElse(0),
                of.stream().mapToLong(Lateness::behind).sum(),
                of.stream().mapToLong(Lateness::failing).sum(),
                of.stream().mapToLong(Lateness::lateSeconds).max().orElse(0),
                own.size() - general.size());
    }

    private long usualSeconds(Poller poller) {
        return poller == Poller.CONFIGURATION
                ? settings.of(BackupSettings.class).interval().toSeconds()
                : settings.of(PollSettings.class)
                        .interval(poller.readings().get(0))
                        .toSeconds();
    }

    private List<Lateness> archive() {
        BackupBook.Lateness late = backups.lateness();
        return List.of(new Lateness(
                Poller.CONFIGURATION.key(), late.devices(), late.behind(), late.failing(), late.lateSeconds()));
    }

    /**
     * Calls of devices that are over, newest first: polls, and what devices were asked beside them; null or empty for all. Who may see
     * devices but no logs sees their polls, and not who had them asked.
     *
     * @param poller key of a poller or of a reading
     * @param outcome ANSWERED, SILENT, REFUSED, GARBLED, SKIPPED, or FAILED for all but whole ones
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@link PollProblem#UNKNOWN_POLLER}
     */
    @Requires({
        Permission.LOG_POLLER,
        Permission.LOG_SWITCHER_CORE_ACTIONS,
        Permission.POLLER_INFO_BY_DEVICE,
        Permission.DEVICE_SHOW
    })
    public Page<PollerRun> log(
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable String poller,
            @Nullable String outcome,
            PollerRuns.By by) {
        if (deviceId != null) {
            sight.device(deviceId);
        }
        boolean mayNames = user.may(Permission.LOG_POLLER) || user.may(Permission.LOG_SWITCHER_CORE_ACTIONS);
        Page<PollerRun> page = runs.page(new PollerRuns.Wanted(
                request,
                sight.groups(),
                deviceId,
                poller == null || poller.isEmpty() ? List.of() : readings(poller),
                outcome == null || outcome.isEmpty() ? null : outcome,
                mayNames ? by : new PollerRuns.By(DeviceCall.Kind.POLL, by.as(), "")));
        return mayNames ? page : page.map(PollerRun::withoutLogin);
    }

    private static List<String> readings(String name) {
        return Reading.withKey(name)
                .map(reading -> List.of(reading.key()))
                .orElseGet(() -> poller(name) == Poller.CONFIGURATION
                        ? List.of(name)
                        : poller(name).readings().stream().map(Reading::key).toList());
    }

    private static Poller poller(String key) {
        return Poller.withKey(key)
                .orElseThrow(() -> PollProblem.UNKNOWN_POLLER.because(key + "; known are "
                        + Arrays.stream(Poller.values()).map(Poller::key).toList()));
    }

    /** The rules, those for all first. */
    public List<PollerRule> rules() {
        return runs.rules();
    }

    /**
     * Writes a rule for all devices, a model or a device in place of the one that was there; what it is about is looked at anew at once.
     *
     * @throws org.demarc.ProblemException {@link PollProblem#UNKNOWN_POLLER}, {@link PollProblem#NO_RULE}, {@code UNKNOWN_DEVICE},
     *     {@link DeviceProblem#OTHERS_DEVICES}
     */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public List<PollerRule> put(PollerRule rule) {
        Poller poller = poller(rule.poller());
        boolean badInterval = rule.intervalS() != null && (rule.intervalS() < 10 || rule.intervalS() > 86_400);
        if ((rule.intervalS() == null && rule.enabled() == null) || badInterval) {
            throw PollProblem.NO_RULE.because(badInterval ? "the interval must be 10 to 86400 seconds" : rule.poller());
        }
        requireOwn(rule.deviceId());
        runs.put(rule);
        due(poller, rule.modelKey(), rule.deviceId());
        audit.record("poller:rule", "poller", rule.poller(), null, rule);
        return runs.rules();
    }

    /**
     * Removes a rule; nothing happens when there is none.
     *
     * @throws org.demarc.ProblemException {@link PollProblem#UNKNOWN_POLLER}, {@code UNKNOWN_DEVICE}, {@link DeviceProblem#OTHERS_DEVICES}
     */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public List<PollerRule> remove(String key, @Nullable String modelKey, @Nullable Long deviceId) {
        Poller poller = poller(key);
        requireOwn(deviceId);
        if (runs.remove(key, modelKey, deviceId)) {
            due(poller, modelKey, deviceId);
            audit.record("poller:rule-removed", "poller", key, modelKey == null ? deviceId : modelKey, null);
        }
        return runs.rules();
    }

    /** A rule that names no device is for everybody's. */
    private void requireOwn(@Nullable Long deviceId) {
        if (deviceId != null) {
            sight.device(deviceId);
        } else if (sight.groups() != null) {
            throw DeviceProblem.OTHERS_DEVICES.because("make the rule for a device that you see");
        }
    }

    private void due(Poller poller, @Nullable String modelKey, @Nullable Long deviceId) {
        if (poller == Poller.CONFIGURATION) {
            backups.due(modelKey, deviceId, usualSeconds(poller));
            return;
        }
        runs.due(poller.readings().stream().map(Reading::key).toList(), modelKey, deviceId);
    }
}
