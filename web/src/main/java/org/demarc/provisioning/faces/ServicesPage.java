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
import org.demarc.web.faces.PagedModel;

/** The services of all sources. */
@Named
@ViewScoped
public class ServicesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ServiceDesk desk;

    private transient PagedModel<AccountLine> model = model();
    private String state = "";

    @PostConstruct
    void start() {
        model = model();
    }

    private PagedModel<AccountLine> model() {
        return new PagedModel<>(
                page -> desk.list(new AccountFilter("", state, 0, "", ""), page), line -> Long.toString(line.id()));
    }

    public PagedModel<AccountLine> getModel() {
        return model;
    }

    public String getState() {
        return state;
    }

    public void setState(String wanted) {
        this.state = wanted;
    }

    public List<String> getStates() {
        return Arrays.stream(AccountState.values()).map(AccountState::name).toList();
    }

    public List<Accounts.Count> getCounts() {
        return desk.states();
    }
}
