package org.demarc.wildcore.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.demarc.device.control.Detail;
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
    static final Offer ALL = new Offer(EnumSet.allOf(Reading.class), EnumSet.of(Detail.UNI));
    static final Offer ALL_OF_PORT = new Offer(EnumSet.allOf(Reading.class), EnumSet.of(Detail.VLANS));
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
                List.of(),
                new LineDetail.Details(
                        at("2026-11-01T11:55:00"),
                        List.of(new LineDetail.Uni(1, "Up", "Enabled", "Auto-1G", "Auto", 103, "")),
                        null,
                        List.of(),
                        null));
    }

    private static StoredHost aSwitch(String status) {
        return new StoredHost(
                500,
                "10.0.0.28",
                "SW-1",
                "node 1",
                "",
                "02:00:00:00:00:F4",
                "",
                true,
                null,
                null,
                "{}",
                at("2026-01-01T00:00:00"),
                at("2026-01-01T00:00:00"),
                new StoredHost.Group(3, "Access", "", at("2026-01-01T00:00:00")),
                new StoredHost.Model("dlink-des3200", "dlink_des_3200_28_c1", "D-Link DES-3200-28/C1", "SWITCH"),
                new StoredHost.Access(6, "default"),
                new StoredHost.Said("DES-3200-28", "", "SW-1", "node 1", "", "", null),
                status,
                at("2026-11-01T11:55:00"));
    }

    static StoredLine port(String switchStatus) {
        return new StoredLine(
                2003,
                new StoredLine.Place("3", null, "3", 3L, "1/3", "FE", null, null, null, 3, null),
                "Enabled",
                "Up",
                at("2026-11-01T10:00:00"),
                "flat 3",
                "",
                true,
                null,
                null,
                at("2026-01-10T10:00:00"),
                at("2026-11-01T11:58:00"),
                at("2026-11-01T11:55:00"),
                null,
                null,
                aSwitch(switchStatus));
    }

    static LineDetail detailOfPort() {
        var read = at("2026-11-01T11:55:00");
        return new LineDetail(
                new LineDetail.Port(
                        100L, "Full", null, new LineDetail.LinkWords("100-Full", "Auto", "Copper", "Enabled")),
                new LineDetail.Counters(
                        read,
                        BigDecimal.valueOf(10000000009L),
                        BigDecimal.valueOf(10000000013L),
                        BigDecimal.valueOf(308),
                        BigDecimal.valueOf(312),
                        BigDecimal.valueOf(309),
                        BigDecimal.valueOf(313),
                        BigDecimal.valueOf(44),
                        BigDecimal.valueOf(50),
                        BigDecimal.valueOf(43),
                        BigDecimal.valueOf(49)),
                List.of(new LineDetail.Seen("02:00:00:0A:0B:0C", 103, "LEARNED", read)),
                List.of(),
                new LineDetail.Details(
                        null, List.of(), read, List.of(new LineDetail.Vlan(103, "inet103", true)), null));
    }
}
