package org.demarc.port.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.ListProblem;
import org.demarc.device.boundary.Inventory;
import org.demarc.port.entity.NumberRanges;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;
import org.jspecify.annotations.Nullable;

/** The ports of a device as a table. */
@ApplicationScoped
public class PortTable implements TableSource {

    private static final int MOST = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    @Inject
    Inventory inventory;

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<String> filters() {
        return List.of("device", "status", "adminState", "type");
    }

    @Override
    public Table<PortRow> open(TableQuery query) {
        Long device = query.number("device");
        if (device == null) {
            throw ListProblem.BAD_FILTER.because("device: say of which device");
        }
        PortFilter filter = new PortFilter(query.text("status"), query.text("adminState"), query.text("type"));
        return Table.ofPages(name(), MOST, offset -> inventory.portRows(device, filter, query.page(offset)))
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
                .with("pvid read at", PortRow::pvidReadAt)
                .with("untagged vlans", row -> NumberRanges.text(row.untagged()))
                .with("tagged vlans", row -> NumberRanges.text(row.tagged()))
                .with("vlans read at", PortRow::vlansReadAt)
                .with("counters read at", row -> row.traffic().readAt())
                .with("in octets", row -> row.traffic().inOctets())
                .with("out octets", row -> row.traffic().outOctets())
                .with("in errors", row -> row.traffic().inErrors())
                .with("out errors", row -> row.traffic().outErrors())
                .with("in discards", row -> row.traffic().inDiscards())
                .with("out discards", row -> row.traffic().outDiscards())
                .with("rx dBm", row -> row.optics().rxDbm())
                .with("tx dBm", row -> row.optics().txDbm())
                .with("temperature C", row -> row.optics().temperatureC())
                .with("optics read at", row -> row.optics().readAt())
                .with("cable test", row -> cable(row.cable()))
                .with(
                        "cable tested at",
                        row -> row.cable() == null ? null : row.cable().at())
                .with("onus", row -> row.line().onus())
                .with("onus online", row -> row.line().onusOnline())
                .with("description", row -> row.line().description())
                .with("comment", row -> row.line().comment());
    }

    /** {@code pair1: open, pair1M: 33}, rows one behind the other; empty for no test. */
    private static String cable(PortRow.@Nullable CableTest test) {
        String rows = test == null ? null : test.rows();
        if (rows == null) {
            return "";
        }
        try {
            return JSON.readValue(rows, ROWS).stream().map(PortTable::pairs).collect(Collectors.joining("; "));
        } catch (JsonProcessingException noRows) {
            return "";
        }
    }

    private static String pairs(Map<String, Object> row) {
        return new TreeMap<>(row)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
