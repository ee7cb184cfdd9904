package org.demarc.port.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.ListProblem;
import org.demarc.device.boundary.Inventory;
import org.demarc.port.entity.Line;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;

/** The ports of a device as a table. */
@ApplicationScoped
public class PortTable implements TableSource {

    private static final int MOST = 20_000;

    @Inject
    Inventory inventory;

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<String> filters() {
        return List.of("device");
    }

    @Override
    public Table<Line> open(TableQuery query) {
        Long device = query.number("device");
        if (device == null) {
            throw ListProblem.BAD_FILTER.because("device: say of which device");
        }
        return Table.ofPages(name(), MOST, offset -> inventory.ports(device, query.page(offset)))
                .with("id", Line::id)
                .with("device", line -> line.device().name())
                .with("port", Line::name)
                .with("type", Line::type)
                .with("status", Line::status)
                .with("since", Line::statusChangedAt)
                .with("admin state", Line::adminState)
                .with("speed Mbit/s", Line::speedMbps)
                .with("in bit/s", Line::inBps)
                .with("out bit/s", Line::outBps)
                .with("onus", Line::onus)
                .with("onus online", Line::onusOnline)
                .with("description", Line::description)
                .with("comment", Line::comment);
    }
}
