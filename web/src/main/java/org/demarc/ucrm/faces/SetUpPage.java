package org.demarc.ucrm.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.demarc.ucrm.boundary.SetUpAssistant;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.control.SetUp;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.web.faces.PageParameters;
import org.jspecify.annotations.Nullable;

/** The set-up assistant of one source: what its CRM has and lacks, and how to mend it. */
@Named
@ViewScoped
public class SetUpPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SourceDesk desk;

    @Inject
    SetUpAssistant assistant;

    @Inject
    HttpServletRequest request;

    private long sourceId;
    private String name = "";
    private String code = "";
    private String publicUrl = "";
    private boolean looked;
    private boolean creatable;
    private transient SetUpAssistant.@Nullable Found found;

    @PostConstruct
    void open() {
        sourceId = PageParameters.number("id").orElse(0L);
        CrmSource source = desk.one(sourceId);
        name = source.name();
        code = source.code();
        String page = request.getRequestURL().toString();
        publicUrl = page.substring(0, page.indexOf('/', page.indexOf("//") + 2));
    }

    /** Asks the CRM; may take some seconds, so the page does it after it is shown. */
    public void look() {
        looked = false;
        show(assistant.look(sourceId, publicUrl));
    }

    public void create() {
        show(assistant.carryOut(sourceId, publicUrl));
    }

    private void show(SetUpAssistant.Found seen) {
        found = seen;
        looked = true;
        creatable = seen.canCreate();
    }

    public boolean isLooked() {
        return looked;
    }

    public boolean isCreatable() {
        return creatable;
    }

    public SetUpAssistant.@Nullable Found getFound() {
        return found;
    }

    /** Whether the address can only be reached from the machine that Demarc runs on. */
    public boolean isLocal() {
        return publicUrl.matches("https?://(localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?/?");
    }

    public boolean isAttributesMissing() {
        return found != null && found.attributes().stream().anyMatch(one -> one.state() != SetUp.State.PRESENT);
    }

    public boolean isEndpointMissing() {
        return found != null && found.endpoint().state() != SetUp.State.PRESENT;
    }

    public String style(SetUp.State state) {
        return switch (state) {
            case PRESENT -> "dc-good";
            case MISSING, UNKNOWN -> "dc-warn";
            case WRONG -> "dc-bad";
        };
    }

    public long getSourceId() {
        return sourceId;
    }

    public String getName() {
        return name;
    }

    public String getCode() {
        return code;
    }

    public String getPublicUrl() {
        return publicUrl;
    }

    public void setPublicUrl(@Nullable String value) {
        publicUrl = value == null ? "" : value.strip();
    }
}
