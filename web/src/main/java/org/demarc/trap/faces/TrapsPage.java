package org.demarc.trap.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.trap.boundary.TrapDesk;
import org.demarc.trap.boundary.TrapReceiver;
import org.demarc.trap.entity.TrapRow;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** The log of traps; {@code ?device=} shows those of one device. */
@Named
@ViewScoped
public class TrapsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    TrapDesk desk;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<TrapRow> model;
    private long device;

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(0L);
    }

    public PagedModel<TrapRow> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.page(request, device == 0 ? null : (Long) device, null),
                    trap -> Long.toString(trap.id()));
        }
        return model;
    }

    public TrapReceiver.Heard getHeard() {
        return steady.of("heard", desk::heard);
    }
}
