package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.entity.Pool;
import org.demarc.device.faces.Offers;
import org.demarc.provisioning.boundary.PlanDesk;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.provisioning.entity.PlanState;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** Dry runs of bulk changes, and what became of them. */
@Named
@ViewScoped
public class PlansPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PlanDesk desk;

    @Inject
    RouterOffers routers;

    @Inject
    PoolDesk pools;

    private transient @Nullable PagedModel<BulkPlan> model;
    private String kind = PlanKind.REBUILD.name();
    private String scope = PlanScope.ROUTER.name();
    private String value = "";
    private String target = "";

    private String state = "";

    @PostConstruct
    void open() {
        value = PageParameters.number("router").map(routers::kept).orElse("");
    }

    public PagedModel<BulkPlan> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> desk.list(state, page), plan -> Long.toString(plan.id()));
        }
        return model;
    }

    public String style(PlanState state) {
        return switch (state) {
            case READY, APPLIED -> "dc-good";
            case FAILED, STOPPED -> "dc-bad";
            case READING, APPLYING, PAUSED -> "dc-warn";
        };
    }

    /** Pools that a dry run can be about. */
    public List<Pool> getPools() {
        return pools.list().stream().map(PoolDesk.PoolCard::pool).toList();
    }

    /** What the list can be filtered by. */
    public List<String> getStates() {
        return Arrays.stream(PlanState.values()).map(PlanState::name).toList();
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted == null ? "" : wanted;
    }

    public boolean isMove() {
        return kind.equals(PlanKind.MOVE.name());
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String given) {
        target = given == null ? "" : given;
    }

    public boolean isOfRouter() {
        return scope.equals(PlanScope.ROUTER.name());
    }

    public boolean isOfPool() {
        return scope.equals(PlanScope.POOL.name());
    }

    public boolean isTyped() {
        return !isOfRouter() && !isOfPool() && !scope.equals(PlanScope.ALL.name());
    }

    /** Begins the dry run; its page shows how far it is. */
    public String begin() {
        BulkPlan plan = desk.dryRun(
                PlanKind.valueOf(kind),
                PlanScope.valueOf(scope),
                isOfRouter() ? routerId(value) : value.strip(),
                routerId(target));
        return "/ui/provisioning/plan?faces-redirect=true&id=" + plan.id();
    }

    /** Empty where none is chosen. */
    private static String routerId(String label) {
        Long id = Offers.number(label, ProvisioningProblem.UNKNOWN_ROUTER::because);
        return id == null ? "" : id.toString();
    }

    public List<String> getKinds() {
        return Arrays.stream(PlanKind.values()).map(PlanKind::name).toList();
    }

    public List<String> getScopes() {
        return Arrays.stream(PlanScope.values()).map(PlanScope::name).toList();
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String given) {
        kind = getKinds().contains(given) ? given : kind;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String given) {
        if (getScopes().contains(given) && !given.equals(scope)) {
            scope = given;
            value = "";
        }
    }

    public String getValue() {
        return value;
    }

    public void setValue(@Nullable String given) {
        value = given == null ? "" : given;
    }
}
