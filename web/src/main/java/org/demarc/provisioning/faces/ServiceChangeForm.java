package org.demarc.provisioning.faces;

import java.io.Serializable;
import java.util.List;
import org.demarc.provisioning.boundary.ServiceChangeDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.RequestAction;
import org.jspecify.annotations.Nullable;

/** What the dialog about a change of services holds while somebody reads and types. */
public class ServiceChangeForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private RequestAction action = RequestAction.SUSPEND;
    private Accounts.Many many = new Accounts.Many(List.of(), AccountFilter.ALL, "");
    private long meant;
    private long others;
    private String beyond = "";
    private String reason = "";
    private @Nullable Long count;

    /** The dialog as it opens. */
    static ServiceChangeForm of(RequestAction action, Accounts.Many many, ServiceChangeDesk.Meant meant) {
        ServiceChangeForm form = new ServiceChangeForm();
        form.action = action;
        form.many = many;
        form.meant = meant.services();
        form.others = meant.services() - meant.changes();
        form.beyond = String.join("; ", meant.exceeded());
        return form;
    }

    Accounts.Many many() {
        return many;
    }

    ServiceChangeDesk.Word word() {
        Long typed = count;
        return new ServiceChangeDesk.Word(reason, typed == null ? 0 : typed, meant);
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
