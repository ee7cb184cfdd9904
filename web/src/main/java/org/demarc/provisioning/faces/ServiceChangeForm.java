package org.demarc.provisioning.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.demarc.provisioning.boundary.ServiceChangeDesk;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/** What the dialog about a change of many services holds while somebody reads and types. */
public class ServiceChangeForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private RequestAction action = RequestAction.SUSPEND;
    private final ArrayList<String> services = new ArrayList<>();
    private long meant;
    private long others;
    private String beyond = "";
    private String reason = "";
    private @Nullable Long count;

    /**
     * The dialog as it opens.
     *
     * @param chosen services; empty for all of the list
     */
    static ServiceChangeForm of(RequestAction action, List<ServiceKey> chosen, ServiceChangeDesk.Meant meant) {
        ServiceChangeForm form = new ServiceChangeForm();
        form.action = action;
        chosen.forEach(service -> form.services.add(service.toString()));
        form.meant = meant.services();
        form.others = meant.services() - meant.changes();
        form.beyond = String.join("; ", meant.exceeded());
        return form;
    }

    List<ServiceKey> services() {
        return services.stream()
                .map(text ->
                        new ServiceKey(text.substring(0, text.indexOf('/')), text.substring(text.indexOf('/') + 1)))
                .toList();
    }

    ServiceChangeDesk.Word word() {
        Long typed = count;
        return new ServiceChangeDesk.Word(reason, typed == null ? 0 : typed);
    }

    public RequestAction getAction() {
        return action;
    }

    /** How many services are meant. */
    public long getMeant() {
        return meant;
    }

    /** How many of them stay as they are. */
    public long getOthers() {
        return others;
    }

    /** Which limits the change goes beyond, in words. */
    public String getBeyond() {
        return beyond;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String value) {
        reason = value == null ? "" : value;
    }

    public @Nullable Long getCount() {
        return count;
    }

    public void setCount(@Nullable Long value) {
        count = value;
    }
}
