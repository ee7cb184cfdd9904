package org.demarc.wildcore.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.Owner;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredLine;

/** The ONU and the subscriber of the sample answers (fixtures/wildcore/api). */
final class Example {

    static final ZoneId ZONE = ZoneId.of("UTC");
    static final Instant NOW = at("2026-11-01T12:00:00");
    static final LineViews VIEWS = new LineViews(ProfileCatalog.bundled(), new LocalText(ZONE, NOW));
    static final Set<Reading> ALL = EnumSet.allOf(Reading.class);
    static final Owner OWNER = new Owner(
            "mikbill",
            "1003",
            "user1003",
            "A-1003",
            "https://billing.example.org/#user/{id}",
            "Exampletown",
            "Test street",
            "3",
            "6",
            at("2026-11-01T04:00:10"));

    private Example() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static StoredHost olt(String status) {
        return new StoredHost(
                495,
                "10.0.0.8",
                "OLT-NORTH",
                "node 1",
                "core OLT",
                "02:00:00:00:00:EF",
                "OLTSERIAL1",
                true,
                null,
                null,
                "{}",
                at("2026-01-01T00:00:00"),
                at("2026-01-01T00:00:00"),
                new StoredHost.Group(3, "Access", "", at("2026-01-01T00:00:00")),
                new StoredHost.Model("huawei-smartax", "huawei_ma5608t", "Huawei MA5608T", "OLT"),
                new StoredHost.Access(6, "default"),
                new StoredHost.Said(
                        "Huawei Integrated Access Software",
                        "noc@example.org",
                        "OLT-NORTH",
                        "node 1",
                        "",
                        "",
                        at("2026-10-31T12:00:00")),
                status,
                at("2026-11-01T11:55:00"));
    }

    static StoredLine onu() {
        return onu("Online", "Up");
    }

    static StoredLine onu(String status, String oltStatus) {
        return new StoredLine(
                96252,
                new StoredLine.Place(
                        "200001005", "200001", "4194304256.5", null, "GPON 0/0/1:5", "ONU", "gpon", 0, 0, 1, 5),
                "Activated",
                status,
                at("2026-09-01T23:59:58"),
                "cust-1003",
                "",
                true,
                null,
                null,
                at("2026-01-10T10:00:00"),
                at("2026-11-01T11:55:00"),
                at("2026-11-01T11:55:00"),
                new StoredLine.Onu(
                        "SN",
                        "5A5445470C69EF36",
                        "ZTEG0C69EF36",
                        at("2026-11-01T11:55:00"),
                        "ZTEG",
                        "ZXHN-F601",
                        "V6.0",
                        "V6.0.10",
                        "PowerOff",
                        at("2026-09-01T23:59:58"),
                        at("2026-08-31T00:00:05")),
                new StoredLine.Signal(at("2026-11-01T11:55:00"), -27.04, 1.89, -28.9, 47.0, 3.31, 8840L),
                olt(oltStatus));
    }

    static LineDetail detail() {
        return new LineDetail(
                null,
                new LineDetail.Counters(
                        at("2026-11-01T11:55:00"),
                        BigDecimal.valueOf(11),
                        BigDecimal.valueOf(22),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                List.of(new LineDetail.Seen("02:00:00:AA:BB:03", 103, "LEARNED", at("2026-11-01T11:55:00"))),
                List.of());
    }
}
