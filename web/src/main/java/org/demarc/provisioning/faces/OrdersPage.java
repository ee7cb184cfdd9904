package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.provisioning.boundary.OrderList;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.web.faces.PagedModel;

/** The orders; with the filter {@code dead-letter} those that need a person. */
@Named
@ViewScoped
public class OrdersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DEAD_LETTERS = "dead-letter";

    @Inject
    transient OrderList orders;

    private transient PagedModel<Order> model = model();
    private String state = "";

    @PostConstruct
    void start() {
        model = model();
    }

    private PagedModel<Order> model() {
        return new PagedModel<>(page -> orders.list(states(), 0, page), order -> Long.toString(order.id()));
    }

    public PagedModel<Order> getModel() {
        return model;
    }

    public String getState() {
        return state;
    }

    public void setState(String wanted) {
        this.state = wanted;
    }

    public List<String> getStates() {
        return Arrays.stream(OrderState.values()).map(OrderState::name).toList();
    }

    public void resend(Order order) {
        orders.resend(order.id());
    }

    public void cancel(Order order) {
        orders.cancel(order.id());
    }

    public void resendAll() {
        orders.resendAll();
    }

    private List<OrderState> states() {
        if (state.isEmpty()) {
            return List.of();
        }
        return state.equals(DEAD_LETTERS) ? OrderList.DEAD_LETTERS : List.of(OrderState.valueOf(state));
    }
}
