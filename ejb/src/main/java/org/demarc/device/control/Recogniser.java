package org.demarc.device.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.TableRequest;

/** Finds out what a device is (devices.md 2): one small conversation, and one more GET where its model has variants. */
public final class Recogniser {

    private static final String NAMES = "names";
    private static final TableRequest INTERFACE_NAMES =
            TableRequest.of(NAMES, "1.3.6.1.2.1.2.2.1.2", "1.3.6.1.2.1.31.1.1.1.1");

    private final SnmpEngine engine;
    private final ProfileCatalog catalog;

    public Recogniser(SnmpEngine engine, ProfileCatalog catalog) {
        this.engine = engine;
        this.catalog = catalog;
    }

    /** What to ask first. */
    public static PollRequest request(SnmpTarget target) {
        ScalarRequest identity =
                new ScalarRequest(List.of(Identity.SYS_DESCR, Identity.SYS_OBJECT_ID, Identity.IF_NUMBER));
        return PollRequest.of(target, identity, List.of(INTERFACE_NAMES));
    }

    /**
     * What was found.
     *
     * @param doubt why it may be a variant of the model, empty when there is no doubt
     */
    public record Found(Detection detection, String doubt) {}

    /** What the device is by its answer to {@link #request}; a variant's object that does not answer leaves the base model. */
    public CompletableFuture<Found> recognise(SnmpTarget target, DeviceRead read) {
        Identity identity = identity(read);
        List<Oid> columns = catalog.rowsToLookFor(identity);
        if (columns.isEmpty()) {
            return variant(target, catalog.detect(identity));
        }
        List<TableRequest> tables = columns.stream()
                .map(column -> new TableRequest(column.toString(), List.of(column)))
                .toList();
        return engine.poll(PollRequest.of(target, ScalarRequest.none(), tables))
                .thenCompose(rows -> variant(
                        target,
                        catalog.detect(identity.withRows(columns.stream()
                                .filter(column -> hasRow(rows, column))
                                .collect(Collectors.toSet())))));
    }

    private static boolean hasRow(DeviceRead read, Oid column) {
        return read.outcome() == Outcome.ANSWERED
                && read.table(column.toString()).rowCount() > 0;
    }

    private CompletableFuture<Found> variant(SnmpTarget target, Detection base) {
        List<Oid> objects = catalog.variantObjects(base.model());
        if (objects.isEmpty()) {
            return CompletableFuture.completedFuture(new Found(base, ""));
        }
        return engine.get(target, objects).thenApply(answer -> {
            Map<Oid, String> told = new HashMap<>();
            answer.values().forEach((object, value) -> told.put(object, value.asText()));
            String doubt = told.isEmpty()
                    ? "what tells the variants of " + base.model().key() + " apart does not answer"
                    : "";
            return new Found(catalog.variant(base, told), doubt);
        });
    }

    private static Identity identity(DeviceRead read) {
        ReadTable table = read.table(NAMES);
        Set<String> names = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            names.add(table.value(row, 0).asText().strip());
            names.add(table.value(row, 1).asText().strip());
        }
        return Identity.of(
                        read.scalar(Identity.SYS_DESCR),
                        read.scalar(Identity.SYS_OBJECT_ID),
                        read.scalar(Identity.IF_NUMBER),
                        (long) table.rowCount())
                .withInterfaceNames(names);
    }
}
