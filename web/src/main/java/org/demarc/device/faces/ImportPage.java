package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.AccessRegister;
import org.demarc.device.boundary.DeviceImport;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Devices from a table: tried first, then taken. */
@Named
@ViewScoped
public class ImportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    CurrentUser caller;

    @Inject
    DeviceImport deviceImport;

    @Inject
    GroupRegister groups;

    @Inject
    AccessRegister profiles;

    @Inject
    Texts texts;

    private String csv = "";
    private @Nullable Long groupId;
    private @Nullable Long accessProfileId;
    private transient DeviceImport.@Nullable Report report;

    /** Nobody is shown a form that he may not send. */
    @PostConstruct
    void open() {
        caller.requireAny(Permission.DEVICE_MANAGEMENT);
    }

    public void attempt() {
        report = deviceImport.read(csv, groupId, accessProfileId, true);
    }

    public void take() {
        report = deviceImport.read(csv, groupId, accessProfileId, false);
    }

    public DeviceImport.@Nullable Report getReport() {
        return report;
    }

    /** What happened, in one sentence; empty before anything did. */
    public String getSummary() {
        return report == null
                ? ""
                : texts.of(
                        report.dryRun() ? "device.importTried" : "device.importTaken", report.added(), report.lines());
    }

    public List<DeviceGroup> getGroups() {
        return groups.page(PageRequest.first(PageRequest.MAX_LIMIT)).items();
    }

    public List<AccessProfile> getAccessProfiles() {
        return profiles.page(PageRequest.first(PageRequest.MAX_LIMIT)).items();
    }

    public String getCsv() {
        return csv;
    }

    public void setCsv(@Nullable String csv) {
        this.csv = csv == null ? "" : csv;
    }

    public @Nullable Long getGroupId() {
        return groupId;
    }

    public void setGroupId(@Nullable Long groupId) {
        this.groupId = groupId;
    }

    public @Nullable Long getAccessProfileId() {
        return accessProfileId;
    }

    public void setAccessProfileId(@Nullable Long accessProfileId) {
        this.accessProfileId = accessProfileId;
    }
}
