package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceType;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;

/** Devices as a table. */
@ApplicationScoped
public class DeviceTable implements TableSource {

    private static final int MOST = 100_000;

    @Inject
    Inventory inventory;

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public List<String> filters() {
        return List.of("type", "group", "status", "tag", "model");
    }

    @Override
    public Table<Device> open(TableQuery query) {
        String tag = query.text("tag");
        String model = query.text("model");
        DeviceFilter filter = new DeviceFilter(
                query.choice("type", DeviceType.class),
                query.number("group"),
                query.text("status"),
                tag == null ? "" : tag,
                model == null ? "" : model);
        return Table.ofPages(name(), MOST, offset -> inventory.page(query.page(offset), filter, false))
                .with("id", Device::id)
                .with("name", Device::name)
                .with("address", Device::address)
                .with("type", Device::type)
                .with("model", Device::modelName)
                .with(
                        "group",
                        device -> device.group() == null ? null : device.group().name())
                .with("status", Device::status)
                .with("since", Device::statusChangedAt)
                .with("answered", Device::answeredAt)
                .with("problem", Device::problem)
                .with("location", Device::location)
                .with("description", Device::description)
                .with("sysName", device -> device.said().name())
                .with("sysDescr", device -> device.said().descr())
                .with("mac", device -> device.said().mac())
                .with("serial", device -> device.said().serial())
                .with("software", device -> device.said().software())
                .with("tags", device -> String.join(" ", device.tags()))
                .with("polled", device -> device.pollEnabled() ? "yes" : "no");
    }
}
