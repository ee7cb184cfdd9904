package org.demarc.port.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.ListProblem;
import org.demarc.device.boundary.Inventory;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
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
    public Table<PortRow> open(TableQuery query) {
        Long device = query.number("device");
        if (device == null) {
            throw ListProblem.BAD_FILTER.because("device: say of which device");
        }
        return Table.ofPages(name(), MOST, offset -> inventory.portRows(device, PortFilter.NONE, query.page(offset)))
                .with("id", row -> row.line().id())
                .with("device", row -> row.line().device().name())
                .with("port", row -> row.line().name())
                .with("type", row -> row.line().type())
                .with("status", row -> row.line().status())
                .with("since", row -> row.line().statusChangedAt())
                .with("admin state", row -> row.line().adminState())
                .with("speed Mbit/s", row -> row.line().speedMbps())
                .with("in bit/s", row -> row.line().inBps())
                .with("out bit/s", row -> row.line().outBps())
                .with("duplex", PortRow::duplex)
                .with("pvid", PortRow::pvid)
                .with("in octets", row -> row.traffic().inOctets())
                .with("out octets", row -> row.traffic().outOctets())
                .with("in errors", row -> row.traffic().inErrors())
                .with("out errors", row -> row.traffic().outErrors())
                .with("in discards", row -> row.traffic().inDiscards())
                .with("out discards", row -> row.traffic().outDiscards())
                .with("rx dBm", row -> row.optics().rxDbm())
                .with("tx dBm", row -> row.optics().txDbm())
                .with("temperature C", row -> row.optics().temperatureC())
                .with("onus", row -> row.line().onus())
                .with("onus online", row -> row.line().onusOnline())
                .with("description", row -> row.line().description())
                .with("comment", row -> row.line().comment());
    }
}
