package org.demarc.event.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.Severity;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableQuery;
import org.demarc.web.table.TableSource;

/** Events as a table. */
@ApplicationScoped
public class EventTable implements TableSource {

    private static final int MOST = 100_000;

    @Inject
    EventDesk desk;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<String> filters() {
        return List.of("open", "severity", "name", "device", "interface");
    }

    @Override
    public Table<EventRow> open(TableQuery query) {
        String open = query.text("open");
        EventQuery wanted = new EventQuery(
                null,
                open == null ? null : (Boolean) Boolean.parseBoolean(open),
                query.choice("severity", Severity.class),
                query.text("name"),
                query.number("device"),
                query.number("interface"),
                null,
                null,
                null);
        return Table.ofPages(name(), MOST, offset -> desk.page(query.page(offset), wanted))
                .with("id", EventRow::id)
                .with("name", EventRow::name)
                .with("severity", EventRow::severity)
                .with("state", EventRow::state)
                .with("text", event -> event.said().text())
                .with("device", EventRow::deviceName)
                .with("address", EventRow::deviceAddress)
                .with("interface", EventRow::interfaceName)
                .with("value", EventRow::value)
                .with("began", EventRow::beganAt)
                .with("raised", EventRow::raisedAt)
                .with("acknowledged", EventRow::acknowledgedAt)
                .with("acknowledged by", EventRow::acknowledgedBy)
                .with("resolved", EventRow::resolvedAt)
                .with("resolved by", EventRow::resolvedBy);
    }
}
