package org.demarc.fdb.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.ListProblem;
import org.demarc.fdb.boundary.MacHistory;
import org.demarc.fdb.boundary.StayQuery;
import org.demarc.fdb.entity.Stay;
import org.demarc.fdb.entity.Stays;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;
import org.jspecify.annotations.Nullable;

/** Stays of MACs as a table. */
@ApplicationScoped
public class MacHistoryTable implements TableSource {

    @Inject
    MacHistory history;

    @Override
    public String name() {
        return "mac-history";
    }

    @Override
    public List<String> filters() {
        return List.of("mac", "device", "interface", "subscriber", "vlan", "from", "until", "present");
    }

    @Override
    public Table<Stay> open(TableQuery query) {
        StayQuery wanted = wanted(query);
        return Table.ofPages(name(), Stays.MOST_COUNTED, offset -> history.page(wanted, query.page(offset))
                        .page())
                .with("mac", Stay::mac)
                .with("vlan", stay -> stay.vlan() == 0 ? null : stay.vlan())
                .with("device", stay -> stay.device().name())
                .with("address", stay -> stay.device().address())
                .with("port", Stay::port)
                .with("port type", Stay::portType)
                .with("table", Stay::table)
                .with("status", Stay::status)
                .with("first seen", Stay::firstSeen)
                .with("last seen", Stay::lastSeen)
                .with("present", Stay::present)
                .with("current", Stay::current);
    }

    private static StayQuery wanted(TableQuery query) {
        String mac = query.text("mac");
        String present = query.text("present");
        return new StayQuery(
                mac == null ? "" : mac,
                query.number("device"),
                query.number("interface"),
                query.number("subscriber"),
                vlan(query.number("vlan")),
                MacHistoryResource.instant("from", query.text("from")),
                MacHistoryResource.instant("until", query.text("until")),
                present == null ? null : (Boolean) Boolean.parseBoolean(present));
    }

    private static @Nullable Integer vlan(@Nullable Long number) {
        if (number != null && (number < 0 || number > 4095)) {
            throw ListProblem.BAD_FILTER.because("vlan: " + number + " is not one of 0 to 4095");
        }
        return number == null ? null : (Integer) number.intValue();
    }
}
