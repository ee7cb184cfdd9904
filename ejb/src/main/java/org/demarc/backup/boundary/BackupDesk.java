package org.demarc.backup.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.backup.control.BackupSettings;
import org.demarc.backup.control.ConfigurationDiff;
import org.demarc.backup.control.ConfigurationDiff.Comparison;
import org.demarc.backup.entity.Backup;
import org.demarc.backup.entity.BackupBook;
import org.demarc.backup.entity.BackupProblem;
import org.demarc.backup.entity.BackupQuery;
import org.demarc.backup.entity.ConfigurationVersion;
import org.demarc.backup.entity.Configurations;
import org.demarc.backup.entity.Configurations.Newest;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where people look into the archive of configurations and have some saved (wildcore-mikbill.md 2, row 50). What is secret in a configuration
 * is masked unless the caller may see it and asks for it; that he did is audited.
 */
@Stateless
@Requires(Permission.EXTERNAL_APPS_OXIDIZED)
public class BackupDesk {

    /** Most devices that are named for one run. */
    public static final int MOST_AT_ONCE = 1000;

    private static final int MOST_HITS = 200;
    private static final int MOST_HITS_OF_DEVICE = 5;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_SEARCH = 200;
    private static final int PART = 50;

    @Inject
    BackupBook book;

    @Inject
    Configurations configurations;

    @Inject
    ShowingProfiles profiles;

    @Inject
    DeviceAccesses accesses;

    @Inject
    Sight sight;

    @Inject
    CurrentUser currentUser;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    AuditLog audit;

    /** Two versions and what differs; {@code sameShown} where they are two only by what is masked. */
    public record Compared(
            ConfigurationVersion from, ConfigurationVersion to, Comparison difference, boolean onlySecrets) {}

    /** A line that was looked for; number and line are 0 and empty where the device has no such line. */
    public record Hit(long deviceId, String deviceName, long versionId, int number, String line) {}

    /**
     * What a search found.
     *
     * @param searched configurations that were looked through
     * @param next search on from this device; null when all were searched
     */
    public record Found(
            List<Hit> hits, int searched, @Nullable Long next) {}

    /**
     * Devices that can show a configuration, and those of which there is one.
     *
     * @param state {@code FAILED, SAVED, NEVER, NO_CONSOLE}, an outcome, or null for any
     * @param changedSince null for any
     */
    public Page<Backup> page(PageRequest request, @Nullable String state, @Nullable Instant changedSince) {
        return book.page(
                request,
                new BackupQuery(
                        profiles.keys(),
                        sight.groups(),
                        null,
                        state == null || state.isBlank() ? null : state,
                        changedSince));
    }

    /** How it goes with a device. @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE} */
    public Backup ofDevice(long deviceId) {
        sight.device(deviceId);
        return book.ofDevice(profiles.keys(), deviceId)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("device " + deviceId));
    }

    /** Versions of a device, newest first. @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE} */
    public Page<ConfigurationVersion> versions(long deviceId, PageRequest request) {
        sight.device(deviceId);
        return configurations.page(deviceId, request);
    }

    /** One version. @throws org.demarc.ProblemException {@link BackupProblem#NO_SUCH_VERSION} */
    public ConfigurationVersion version(long id) {
        return configurations
                .version(id)
                .filter(version -> isSeen(version.deviceId()))
                .orElseThrow(() -> BackupProblem.NO_SUCH_VERSION.because("version " + id));
    }

    private boolean isSeen(long deviceId) {
        return book.ofDevice(List.of(), deviceId)
                .filter(device -> sight.covers(device.groupId()))
                .isPresent();
    }

    /**
     * The text of a version.
     *
     * @param secrets with what is secret in it; needs {@code configuration_secrets} and is audited
     */
    public String text(long versionId, boolean secrets) {
        ConfigurationVersion version = version(versionId);
        requireSecrets(secrets);
        String text = text(version, secrets);
        if (secrets) {
            audit.record("configuration:secrets-seen", "configuration", versionId, null, version.deviceName());
        }
        return text;
    }

    private void requireSecrets(boolean secrets) {
        if (secrets) {
            currentUser.requireAny(Permission.CONFIGURATION_SECRETS);
        }
    }

    /** What was masked once is masked again: by what is known of secrets today. */
    private String text(ConfigurationVersion version, boolean secrets) {
        if (secrets) {
            return opened(version);
        }
        String shown = configurations.shown(version.contentId());
        return accesses.ofDevice(version.deviceId())
                .map(access -> profiles.mask(access).masked(shown))
                .orElse(shown);
    }

    private String opened(ConfigurationVersion version) {
        try {
            return configurations.whole(version.contentId());
        } catch (IllegalArgumentException e) {
            throw BackupProblem.NOT_READABLE.because("the key with which it was sealed is gone");
        }
    }

    /**
     * Holds a version against another one, of the same device or of two.
     *
     * @param context equal lines around a change
     * @param secrets as for {@link #text(long, boolean)}
     * @throws org.demarc.ProblemException {@link BackupProblem#NO_SUCH_VERSION}, {@link BackupProblem#TOO_DIFFERENT}
     */
    public Compared compare(long fromId, long toId, int context, boolean secrets) {
        ConfigurationVersion from = version(fromId);
        ConfigurationVersion to = version(toId);
        requireSecrets(secrets);
        Comparison difference =
                ConfigurationDiff.between(name(from), text(from, secrets), name(to), text(to, secrets), context);
        if (secrets) {
            audit.record("configuration:secrets-seen", "configuration", toId, null, to.deviceName());
        }
        return new Compared(from, to, difference, difference.isSame() && from.contentId() != to.contentId());
    }

    private static String name(ConfigurationVersion version) {
        return version.deviceName() + " " + version.firstSeen() + " (" + version.id() + ")";
    }

    /** The two newest versions of a device, older first; empty while there is only one. */
    public Optional<List<ConfigurationVersion>> lastChange(long deviceId) {
        List<ConfigurationVersion> newest =
                versions(deviceId, PageRequest.first(2)).items();
        return newest.size() < 2 ? Optional.empty() : Optional.of(List.of(newest.get(1), newest.get(0)));
    }

    /**
     * Devices whose newest configuration has a line in which the text is found, in any case of letters; secrets are not searched. Ends after
     * 200 lines or some seconds and says where to go on.
     *
     * @param missing devices that have no such line instead
     * @param after device id to go on from, 0 at first
     * @throws org.demarc.ProblemException {@link BackupProblem#BAD_SEARCH}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Found search(String text, boolean missing, long after) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() < 2 || wanted.length() > LONGEST_SEARCH) {
            throw BackupProblem.BAD_SEARCH.because("2 to " + LONGEST_SEARCH + " letters are possible");
        }
        Set<Long> groups = sight.groups();
        long until =
                System.nanoTime() + settings.of(BackupSettings.class).search().toNanos();
        List<Hit> hits = new ArrayList<>();
        int searched = 0;
        long from = after;
        for (List<Newest> part = configurations.newest(from, groups, PART);
                !part.isEmpty();
                part = configurations.newest(from, groups, PART)) {
            for (Newest newest : part) {
                hits.addAll(hits(newest, wanted, missing));
                searched++;
                from = newest.deviceId();
                if (hits.size() >= MOST_HITS || System.nanoTime() > until) {
                    return new Found(hits, searched, from);
                }
            }
        }
        return new Found(hits, searched, null);
    }

    private static List<Hit> hits(Newest newest, String wanted, boolean missing) {
        List<Hit> hits = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) newest.shown().lines()::iterator) {
            number++;
            if (hits.size() < MOST_HITS_OF_DEVICE
                    && line.toLowerCase(Locale.ROOT).contains(wanted)) {
                String part = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
                hits.add(new Hit(newest.deviceId(), newest.deviceName(), newest.versionId(), number, part));
            }
        }
        if (missing) {
            return hits.isEmpty()
                    ? List.of(new Hit(newest.deviceId(), newest.deviceName(), newest.versionId(), 0, ""))
                    : List.of();
        }
        return hits;
    }

    /**
     * Has the configuration of a device saved now; look at the device to see what becomes of it.
     *
     * @throws org.demarc.ProblemException {@link BackupProblem#CONFIGURATION_NOT_SHOWN}, {@link BackupProblem#NO_CONSOLE_ACCESS}
     */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public Backup save(long deviceId) {
        Backup device = ofDevice(deviceId);
        if (!device.supported()) {
            throw BackupProblem.CONFIGURATION_NOT_SHOWN.because(device.deviceName());
        }
        if (!device.hasConsole()) {
            throw BackupProblem.NO_CONSOLE_ACCESS.because(device.deviceName());
        }
        book.request(deviceId, currentUser.caller().login());
        audit.record("configuration:asked", "device", deviceId, null, device.deviceName());
        return ofDevice(deviceId);
    }

    /**
     * Has those of many saved now, as a run that is watched and stopped like any other.
     *
     * @param deviceIds null for all that the caller sees and that are saved by themselves
     * @throws org.demarc.ProblemException {@link BackupProblem#NOTHING_TO_SAVE}, {@link org.demarc.job.entity.JobProblem#ALREADY_RUNNING}
     */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public JobRun saveMany(@Nullable Collection<Long> deviceIds) {
        List<Long> wanted = null;
        if (deviceIds != null) {
            if (deviceIds.isEmpty() || deviceIds.size() > MOST_AT_ONCE) {
                throw BackupProblem.NOTHING_TO_SAVE.because("1 to " + MOST_AT_ONCE + " devices are possible");
            }
            wanted = List.copyOf(deviceIds);
            sight.devices(wanted);
        }
        Set<Long> groups = sight.groups();
        JobRun run = jobs.start(
                BackupJob.KIND,
                "",
                BackupJob.text(new BackupJob.Wanted(
                        wanted,
                        groups == null ? null : List.copyOf(groups),
                        currentUser.caller().login())));
        audit.record("job:started", "job", run.id(), null, run);
        return run;
    }

    /** The newest run over many, working or over. */
    public Optional<JobRun> lastRun() {
        return jobs.latest(BackupJob.KIND, "", 1).stream().findFirst();
    }

    /** Asks the run that works now to stop; what is being asked is asked to its end. */
    @Requires(Permission.RUN_POLLER_BY_DEVICE)
    public void stop() {
        jobs.open(BackupJob.KIND, "").ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("job:stopped", "job", run.id(), run, null);
        });
    }
}
