package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.device.faces.Offers;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.OrderList;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The orders; with the filter {@code dead-letter} those that need a person. */
@Named
@ViewScoped
public class OrdersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DEAD_LETTERS = "dead-letter";

    @Inject
    OrderList orders;

    @Inject
    RouterOffers routers;

    @Inject
    Moments moments;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<Order> model;
    private String state = "";
    private String router = "";
    private String from = "";
    private String to = "";
    private final Steady steady = new Steady();

    @PostConstruct
    void open() {
        setState(PageParameters.text("state").orElse(""));
        router = PageParameters.number("router").map(routers::kept).orElse("");
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<Order> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> orders.list(filter(), page), order -> Long.toString(order.id()));
        }
        return model;
    }

    /** True while the list shows what needs a person. */
    public boolean isDeadLetters() {
        return state.equals(DEAD_LETTERS);
    }

    /** True while the list shows a part of the orders, or of the dead letters, only. */
    public boolean isFiltered() {
        boolean isByState = !state.isEmpty() && !isDeadLetters();
        return isByState
                || !router.isEmpty()
                || !from.isEmpty()
                || !to.isEmpty()
                || !getModel().getText().isEmpty();
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        String given = wanted == null ? "" : wanted;
        this.state = given.equals(DEAD_LETTERS) || getStates().contains(given) ? given : "";
    }

    public List<String> getStates() {
        return Arrays.stream(OrderState.values()).map(OrderState::name).toList();
    }

    public void resend(Order order) {
        orders.resend(order.id());
        say(texts.of("provisioning.resent", Long.toString(order.id())));
    }

    public void cancel(Order order) {
        orders.cancel(order.id());
        say(texts.of("provisioning.cancelled", Long.toString(order.id())));
    }

    /** Sends everything again that needs a person, as a job. */
    public void resendAll() {
        orders.resendAll();
        say(texts.get("provisioning.resendingAll"));
    }

    /** Sending everything again, null when that is not under way. */
    public @Nullable JobRun getWork() {
        return steady.ofAny(
                "work", () -> orders.resending().filter(run -> run.state().isOpen()));
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    public void stop() {
        orders.stopResending();
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    private Orders.Filter filter() {
        return new Orders.Filter(
                states(),
                Offers.numbered(router).orElse(0L),
                moments.in(from).orElse(Orders.Filter.ALL.from()),
                moments.in(to).orElse(Orders.Filter.ALL.to()));
    }

    public String getRouter() {
        return router;
    }

    public void setRouter(@Nullable String wanted) {
        router = wanted == null ? "" : wanted;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String value) {
        from = value == null ? "" : value.strip();
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String value) {
        to = value == null ? "" : value.strip();
    }

    private List<OrderState> states() {
        if (state.isEmpty()) {
            return List.of();
        }
        return state.equals(DEAD_LETTERS) ? OrderList.DEAD_LETTERS : List.of(OrderState.valueOf(state));
    }
}
