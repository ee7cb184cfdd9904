package org.demarc.ucrm.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.job.entity.JobRun;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.PredecessorImport;
import org.demarc.ucrm.boundary.PredecessorPlan;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The predecessor's configuration: looked through first, then taken over. */
@Named
@ViewScoped
public class PredecessorPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    CurrentUser caller;

    @Inject
    SourceDesk sources;

    @Inject
    PredecessorImport importer;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long sourceId;
    private String name = "";
    private String devices = "";
    private String pppPool = "";
    private String dhcpExcl = "";
    private String services = "";
    private String user = "";
    private String password = "";
    private int port = RouterReach.PLAIN_PORT;
    private boolean despiteFlaws;
    private boolean seen;
    private boolean flawed;
    private boolean ready;
    private String summary = "";
    private String fingerprint = "";
    private transient @Nullable PredecessorPlan plan;

    @PostConstruct
    void open() {
        caller.requireAny(Permission.PROVISIONING_ADMIN);
        sourceId = PageParameters.number("id").orElse(0L);
        name = sources.one(sourceId).name();
    }

    public void preview() {
        show(importer.preview(sourceId, files()));
    }

    public void apply() {
        var login = new PredecessorImport.Login(user, Secret.of(password), port);
        importer.apply(sourceId, files(), login, fingerprint, despiteFlaws);
        password = "";
    }

    /** The import that is under way, null for none. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> importer.progress(sourceId));
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    /** 0..100. */
    public int getPercent() {
        JobRun work = getWork();
        Long total = work == null ? null : work.total();
        return work == null || total == null || total <= 0 ? 0 : (int) Math.min(100, work.progress() * 100 / total);
    }

    /** Ends the import that is under way. */
    public void stop() {
        importer.stop(sourceId);
    }

    /** The newest import, null while there was none. */
    public @Nullable JobRun getLast() {
        return steady.ofAny("last", () -> importer.last(sourceId));
    }

    private void show(PredecessorPlan shown) {
        plan = shown;
        seen = true;
        flawed = !shown.flaws().isEmpty();
        ready = shown.count(PredecessorPlan.Fate.CREATE) > 0;
        fingerprint = shown.fingerprint();
        summary = texts.of(
                "ucrm.previewed",
                shown.count(PredecessorPlan.Fate.CREATE),
                shown.count(PredecessorPlan.Fate.PRESENT),
                shown.count(PredecessorPlan.Fate.CONFLICT),
                shown.count(PredecessorPlan.Fate.SKIPPED),
                shown.flaws().size());
    }

    private PredecessorFiles files() {
        return new PredecessorFiles(devices, pppPool, dhcpExcl, services);
    }

    public boolean isReady() {
        return ready;
    }

    public boolean isSeen() {
        return seen;
    }

    public boolean isFlawed() {
        return flawed;
    }

    public String style(PredecessorPlan.Fate fate) {
        return switch (fate) {
            case CREATE -> "dc-warn";
            case PRESENT -> "dc-good";
            case CONFLICT -> "dc-bad";
            case SKIPPED -> "dc-quiet";
        };
    }

    public @Nullable PredecessorPlan getPlan() {
        return plan;
    }

    public String getName() {
        return name;
    }

    public long getSourceId() {
        return sourceId;
    }

    public String getSummary() {
        return summary;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public String getDevices() {
        return devices;
    }

    public void setDevices(@Nullable String value) {
        devices = text(value);
    }

    public String getPppPool() {
        return pppPool;
    }

    public void setPppPool(@Nullable String value) {
        pppPool = text(value);
    }

    public String getDhcpExcl() {
        return dhcpExcl;
    }

    public void setDhcpExcl(@Nullable String value) {
        dhcpExcl = text(value);
    }

    public String getServices() {
        return services;
    }

    public void setServices(@Nullable String value) {
        services = text(value);
    }

    public String getUser() {
        return user;
    }

    public void setUser(@Nullable String value) {
        user = text(value);
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String value) {
        password = text(value);
    }

    public int getPort() {
        return port;
    }

    public void setPort(int value) {
        port = value;
    }

    public boolean isDespiteFlaws() {
        return despiteFlaws;
    }

    public void setDespiteFlaws(boolean value) {
        despiteFlaws = value;
    }
}
