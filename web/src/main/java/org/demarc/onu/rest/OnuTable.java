package org.demarc.onu.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;
import org.jspecify.annotations.Nullable;

/** ONUs as a table (wildcore-mikbill.md 2, row 19). */
@ApplicationScoped
public class OnuTable implements TableSource {

    private static final int MOST_OF_DEVICE = 100_000;

    @Inject
    OnuRegister onus;

    @Override
    public String name() {
        return "onus";
    }

    @Override
    public List<String> filters() {
        return List.of("device", "parent", "status", "rxBelow", "rxAbove", "farther", "reason", "model", "subscriber");
    }

    @Override
    public Table<Onu> open(TableQuery query) {
        return sorted(query)
                .with("id", Onu::id)
                .with("olt", onu -> onu.device().name())
                .with("olt address", onu -> onu.device().address())
                .with("port", Onu::parentName)
                .with("onu", Onu::name)
                .with("identifier", Onu::identShown)
                .with("status", Onu::status)
                .with("since", Onu::statusChangedAt)
                .with("down reason", Onu::downReason)
                .with("rx dBm", signal(Onu.Signal::rxDbm))
                .with("tx dBm", signal(Onu.Signal::txDbm))
                .with("rx at OLT dBm", signal(Onu.Signal::oltRxDbm))
                .with("distance m", signal(Onu.Signal::distanceM))
                .with("temperature C", signal(Onu.Signal::temperatureC))
                .with("voltage V", signal(Onu.Signal::voltageV))
                .with("vendor", Onu::vendor)
                .with("model", Onu::model)
                .with("software", Onu::software)
                .with("description", Onu::description)
                .with("comment", Onu::comment)
                .with("contract", owner(Onu.OnuSubscriber::contract))
                .with("login", owner(Onu.OnuSubscriber::login))
                .with("subscriber", owner(Onu.OnuSubscriber::name))
                .with("address", owner(Onu.OnuSubscriber::address));
    }

    /** The ONUs of a network are too many to be skipped through; those of one device have orders that no index gives. */
    private Table<Onu> sorted(TableQuery query) {
        OnuFilter filter = filter(query);
        return filter.deviceId() == null
                ? Table.of(name(), last -> onus.behind(last, query.page(0), filter))
                : Table.ofPages(name(), MOST_OF_DEVICE, offset -> onus.page(query.page(offset), filter, "")
                        .page());
    }

    private static OnuFilter filter(TableQuery query) {
        Long fartherThanM = query.number("farther");
        return new OnuFilter(
                query.number("device"),
                query.text("parent"),
                query.text("status"),
                query.decimal("rxBelow"),
                query.decimal("rxAbove"),
                fartherThanM == null ? null : (Integer) Math.toIntExact(Math.min(Integer.MAX_VALUE, fartherThanM)),
                text(query, "reason"),
                text(query, "model"),
                text(query, "subscriber"));
    }

    private static String text(TableQuery query, String name) {
        String text = query.text(name);
        return text == null ? "" : text;
    }

    private static Function<Onu, @Nullable Object> owner(Function<Onu.OnuSubscriber, Object> value) {
        return onu -> {
            Onu.OnuSubscriber owner = onu.owner();
            return owner == null ? null : value.apply(owner);
        };
    }

    private static Function<Onu, @Nullable Object> signal(Function<Onu.Signal, @Nullable Object> value) {
        return onu -> {
            Onu.Signal signal = onu.signal();
            return signal == null ? null : value.apply(signal);
        };
    }
}
