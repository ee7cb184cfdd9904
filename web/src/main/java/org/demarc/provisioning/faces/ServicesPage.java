package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The services of all sources. */
@Named
@ViewScoped
public class ServicesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServiceDesk desk;

    private transient @Nullable PagedModel<AccountLine> model;
    private String state = "";

    @PostConstruct
    void open() {
        setState(PageParameters.text("state").orElse(""));
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<AccountLine> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    page -> desk.list(new AccountFilter("", state, 0, "", ""), page), line -> Long.toString(line.id()));
        }
        return model;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        this.state = wanted != null && getStates().contains(wanted) ? wanted : "";
    }

    public List<String> getStates() {
        return Arrays.stream(AccountState.values()).map(AccountState::name).toList();
    }

    public List<Accounts.Count> getCounts() {
        return desk.states();
    }
}
