package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.DeviceCsv;
import org.demarc.device.control.DeviceCsv.LineError;
import org.demarc.device.control.DeviceCsv.Row;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.AccessProfiles;
import org.demarc.device.entity.DeviceDraft;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.Devices;
import org.demarc.device.entity.Recognition;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** Takes devices from a table; a dry run says what would happen. Bad lines are reported and do not hold up good ones. */
@Stateless
@Requires(Permission.DEVICE_MANAGEMENT)
public class DeviceImport {

    @Inject
    Devices devices;

    @Inject
    AccessProfiles accessProfiles;

    @Inject
    DeviceProfiles profiles;

    @Inject
    Sight sight;

    @Inject
    AuditLog audit;

    /**
     * What an import did, or would do.
     *
     * @param added devices that were added, or would be
     * @param errors one entry per line that was left out
     */
    public record Report(boolean dryRun, int lines, int added, List<LineError> errors) {}

    /**
     * Imports a table.
     *
     * @param csv the text (wildcore-mikbill.md, chapter 2, row 13)
     * @param groupId group of the new devices, null for none
     * @param accessProfileId access profile where a line brings no login, null for the system default
     */
    public Report read(String csv, @Nullable Long groupId, @Nullable Long accessProfileId, boolean dryRun) {
        if (!sight.covers(groupId)) {
            throw DeviceProblem.BAD_REFERENCE.because("group " + groupId);
        }
        DeviceCsv.Table table = DeviceCsv.read(csv);
        List<LineError> errors = new ArrayList<>(table.errors());
        Set<String> seen = new HashSet<>();
        Map<String, Long> profileByLogin = new HashMap<>();
        int added = 0;
        for (Row row : table.rows()) {
            List<LineError> wrong = wrong(row, seen);
            errors.addAll(wrong);
            if (wrong.isEmpty()) {
                added++;
                if (!dryRun) {
                    Long profile = row.login().isEmpty() ? accessProfileId : (Long) profileOf(row, profileByLogin);
                    devices.add(draft(row, groupId, profile));
                }
            }
        }
        Report report = new Report(dryRun, table.rows().size() + table.errors().size(), added, errors);
        if (!dryRun) {
            audit.record("device:imported", "device", "csv", null, report);
        }
        return report;
    }

    private List<LineError> wrong(Row row, Set<String> seen) {
        if (!seen.add(row.address())) {
            return List.of(new LineError(row.line(), "IP", "stands twice in the file: " + row.address()));
        }
        if (!devices.withAddress(row.address()).isEmpty()) {
            return List.of(new LineError(row.line(), "IP", "is in the inventory already: " + row.address()));
        }
        try {
            choice(row);
            return List.of();
        } catch (ProblemException e) {
            return List.of(new LineError(row.line(), "model_key", "is not known: " + row.modelKey()));
        }
    }

    private @Nullable Recognition choice(Row row) {
        return Choices.choice(profiles.catalog(), row.modelKey(), "");
    }

    private DeviceDraft draft(Row row, @Nullable Long groupId, @Nullable Long accessProfileId) {
        return new DeviceDraft(
                row.name(),
                row.address(),
                accessProfileId,
                groupId,
                null,
                row.readCommunity().isEmpty() ? null : row.readCommunity(),
                row.writeCommunity().isEmpty() ? null : row.writeCommunity(),
                choice(row),
                "",
                "",
                null,
                null,
                true);
    }

    /** One new access profile for every login with its password. */
    private long profileOf(Row row, Map<String, Long> profileByLogin) {
        return profileByLogin.computeIfAbsent(
                row.login() + '\n' + row.password().reveal(), login -> addProfile(row.login(), row.password()));
    }

    private long addProfile(String login, Secret password) {
        String name = "csv " + login;
        for (int number = 2; accessProfiles.withName(name).isPresent(); number++) {
            name = "csv " + login + " " + number;
        }
        return accessProfiles.add(new AccessProfileDraft(
                name, null, null, null, null, null, null, null, null, null, null, null, null, login, password, null));
    }
}
