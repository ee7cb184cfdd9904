package org.demarc.ucrm.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.PredecessorImport;
import org.demarc.ucrm.boundary.PredecessorPlan;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.web.faces.PageParameters;
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
    private boolean applied;
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
        applied = false;
        show(importer.preview(sourceId, files()));
    }

    public void apply() {
        var login = new PredecessorImport.Login(user, Secret.of(password), port);
        PredecessorPlan after = importer.apply(sourceId, files(), login, fingerprint, despiteFlaws);
        applied = true;
        show(after);
        password = "";
    }

    private void show(PredecessorPlan shown) {
        plan = shown;
        seen = true;
        flawed = !shown.flaws().isEmpty();
        ready = !applied && shown.count(PredecessorPlan.Fate.CREATE) > 0;
        fingerprint = shown.fingerprint();
        summary = texts.of(
                applied ? "ucrm.imported" : "ucrm.previewed",
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
