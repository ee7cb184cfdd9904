package org.demarc.device.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.demarc.lab.snmp.SnmprecFile;
import org.demarc.lab.snmp.Value;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.SnmpValue;
import org.demarc.snmp.control.TableRequest;

/** A recording as a device that answers every table and single value at once. */
final class Recording {

    static final DeviceClock CLOCK = new DeviceClock(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    private final SnmprecFile file;

    Recording(SnmprecFile file) {
        this.file = file;
    }

    static Recording ofFixture(Path path) {
        try {
            return new Recording(SnmprecFile.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path fixture(String relative) {
        try {
            return Fixtures.file(relative);
        } catch (FixturesMissing missing) {
            assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
    }

    static Recording ofResource(String path) {
        try (InputStream in = Recording.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new Recording(SnmprecFile.parse(path, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SnmprecFile file() {
        return file;
    }

    Identity identity() {
        Set<String> names = new HashSet<>();
        file.column("1.3.6.1.2.1.2.2.1.2")
                .forEach((index, value) -> names.add(converted(value).asText().strip()));
        file.column("1.3.6.1.2.1.31.1.1.1.1")
                .forEach((index, value) -> names.add(converted(value).asText().strip()));
        return Identity.of(
                        scalar(Identity.SYS_DESCR), scalar(Identity.SYS_OBJECT_ID), scalar(Identity.IF_NUMBER), (long)
                                file.column("1.3.6.1.2.1.2.2.1.2").size())
                .withInterfaceNames(names);
    }

    Decoded decode(DeviceProfile profile, Set<Reading> readings) {
        return ProfileDecoder.decode(profile, readings, answers(profile, readings), InterfaceDirectory.EMPTY, CLOCK);
    }

    Answers answers(DeviceProfile profile, Set<Reading> readings) {
        List<ReadTable> tables =
                profile.tables(readings).stream().map(this::table).toList();
        Map<Oid, SnmpValue> scalars = new HashMap<>();
        profile.scalars(readings).instances().forEach(oid -> scalars.put(oid, scalar(oid)));
        return Answers.of(tables, scalars);
    }

    ReadTable table(TableRequest request) {
        NavigableMap<Oid, List<SnmpValue>> rows = new TreeMap<>();
        int width = request.columns().size();
        for (int column = 0; column < width; column++) {
            int place = column;
            file.column(request.columns().get(column).toString()).forEach((index, value) -> rows.computeIfAbsent(
                            Oid.parse(index.toString()),
                            key -> new ArrayList<>(Collections.nCopies(width, SnmpValue.ABSENT)))
                    .set(place, converted(value)));
        }
        return ReadTable.of(request, rows);
    }

    private SnmpValue scalar(Oid instance) {
        return file.value(instance.toString()).map(Recording::converted).orElse(SnmpValue.ABSENT);
    }

    static SnmpValue converted(Value value) {
        return switch (value.tag()) {
            case Value.INTEGER -> SnmpValue.integer((int) value.number());
            case Value.COUNTER32 -> SnmpValue.counter32(value.number());
            case Value.GAUGE32 -> SnmpValue.gauge32(value.number());
            case Value.TIME_TICKS -> SnmpValue.timeTicks(value.number());
            case Value.COUNTER64 -> SnmpValue.counter64(value.number());
            case Value.OID -> SnmpValue.oid(Oid.parse(value.asOid().toString()));
            case Value.IP_ADDRESS -> SnmpValue.ipAddress(value.bytes());
            case Value.NULL -> SnmpValue.NULL;
            case Value.OPAQUE -> SnmpValue.opaque(value.bytes());
            default -> SnmpValue.octets(value.bytes());
        };
    }
}
