package org.demarc.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.event.entity.Events;
import org.demarc.event.entity.Severity;
import org.demarc.maintenance.entity.MaintenanceDraft;
import org.demarc.maintenance.entity.MaintenanceTime;
import org.demarc.maintenance.entity.MaintenanceWindow.Scope;
import org.demarc.maintenance.entity.MaintenanceWindows;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LanesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofMinutes(5);

    private Sql sql;
    private Lanes lanes;
    private Deliveries deliveries;
    private Contacts contacts;
    private Events events;
    private MaintenanceWindows windows;
    private Instant now;
    private long channel;
    private long group;
    private long user;

    @BeforeEach
    void oneUserAndOneChannel() {
        sql = new Sql(DATABASE.dataSource());
        events = new Events(sql);
        lanes = new Lanes(sql, events);
        deliveries = new Deliveries(sql);
        contacts = new Contacts(sql);
        windows = new MaintenanceWindows(sql);
        now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        sql.update("truncate event, notification_change, notification_delivery, maintenance_window");
        sql.update("delete from notification_contact");
        sql.update("delete from notification_channel");
        sql.update("delete from app_user where login like 'told-%'");
        group = 41;
        user = user("told-olena", group);
        channel = new Channels(sql)
                .add(
                        new ChannelDraft(
                                "hook",
                                ChannelKind.WEBHOOK,
                                true,
                                "",
                                0,
                                MailSecurity.NONE,
                                "",
                                Secret.NONE,
                                "",
                                "http://127.0.0.1:1/"),
                        "admin");
    }

    @Test
    void anEventIsOwedToWhoeverMaySeeItOnceAndItsEndAsWell() {
        long mine = contact(user, Subscription.USUAL);
        contact(user("told-petro", 42), Subscription.USUAL);
        long event = open(group, "CRITICAL");
        open(42, "INFO");

        owe();
        owe();
        assertThat(owed()).singleElement().satisfies(one -> {
            assertThat(one.contactId()).isEqualTo(mine);
            assertThat(one.eventId()).isEqualTo(event);
            assertThat(one.occasion()).isEqualTo(Occasion.OPENED);
            assertThat(one.state()).isEqualTo(DeliveryState.WAITING);
        });
        events.resolve(List.of(event), null, "admin", now);
        owe();

        assertThat(owed()).extracting(Delivery::occasion).containsExactly(Occasion.RESOLVED, Occasion.OPENED);
    }

    @Test
    void aContactIsToldOnlyWhatItWants() {
        contact(user, new Subscription(Set.of(Severity.INFO), List.of(), List.of(), List.of(), true, 0, 0));
        long named = contact(
                user,
                "named",
                new Subscription(Set.of(Severity.WARNING), List.of("it"), List.of(), List.of(), true, 0, 0));
        contact(
                user,
                "not",
                new Subscription(Set.of(Severity.WARNING), List.of(), List.of("it"), List.of(), true, 0, 0));
        contact(
                user,
                "other",
                new Subscription(Set.of(Severity.WARNING), List.of(), List.of(), List.of(7L), true, 0, 0));

        open(group, "WARNING");
        owe();

        assertThat(owed()).extracting(Delivery::contactId).containsExactly(named);
    }

    @Test
    void aLaneBelongsToOneNodeAtATimeUntilItsLeaseEnds() {
        long contact = contact(user, Subscription.USUAL);
        open(group, "WARNING");
        owe();
        Instant later = now.plusSeconds(5);

        List<Long> first = lanes.claim("node1", 10, LEASE, later);
        List<Long> second = lanes.claim("node2", 10, LEASE, later);
        List<Long> afterwards = lanes.claim("node2", 10, LEASE, later.plus(LEASE));

        assertThat(first).containsExactly(contact);
        assertThat(second).isEmpty();
        assertThat(afterwards).containsExactly(contact);
    }

    @Test
    void whatADeadNodeWasAboutToTellIsOwedAgain() {
        long contact = contact(user, Subscription.USUAL);
        open(group, "WARNING");
        owe();
        Instant later = now.plusSeconds(5);
        List<Due> due = lanes.due(contact, later);
        lanes.begin(List.of(due.get(0).delivery().id()), later.plus(LEASE));

        assertThat(due.get(0).seen()).isTrue();
        assertThat(lanes.due(contact, later)).isEmpty();
        assertThat(lanes.takeUp(later)).isZero();
        assertThat(lanes.takeUp(later.plus(LEASE))).isEqualTo(1);
        assertThat(lanes.due(contact, later.plus(LEASE)))
                .singleElement()
                .satisfies(one -> assertThat(one.delivery().attempts()).isEqualTo(1));
    }

    @Test
    void severalAreToldByOneMessageThatIsCountedOnce() {
        long contact = contact(user, Subscription.USUAL);
        open(group, "WARNING");
        open(group, "CRITICAL");
        owe();
        List<Long> ids = lanes.due(contact, now.plusSeconds(5)).stream()
                .map(due -> due.delivery().id())
                .toList();

        lanes.sentTogether(ids, Occasion.OVERFLOW, "two", NotificationSaid.IN_OVERFLOW.with(), now);

        assertThat(lanes.sentSince(contact, now.minusSeconds(60))).hasSize(1);
        Delivery told = owed().get(0);
        assertThat(told.occasion()).isEqualTo(Occasion.OVERFLOW);
        assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(deliveries
                        .page(
                                PageRequest.first(10),
                                new DeliveryQuery(null, null, null, told.id(), null, null, null, null))
                        .total())
                .isEqualTo(2);
        assertThat(deliveries.again(told.id(), "admin")).isEmpty();
        assertThat(deliveries.again(ids.get(0), "admin")).isPresent();
    }

    @Test
    void whatBeginsInMaintenanceIsToldWhenItIsStillSoAfterwards() {
        contact(user, Subscription.USUAL);
        windows.add(
                new MaintenanceDraft(
                        "switch-over",
                        "",
                        new Scope(false, List.of(), List.of(group)),
                        true,
                        MaintenanceTime.once(now.minusSeconds(60), now.plusSeconds(60))),
                now,
                "admin");
        long still = open(group, "WARNING");
        long over = open(group, "WARNING");
        events.resolve(List.of(over), null, "admin", now);
        owe();
        assertThat(owed()).isEmpty();
        assertThat(events.withId(still).orElseThrow().hushed()).isTrue();

        assertThat(windows.moveOn(now.plusSeconds(30))).isZero();
        assertThat(windows.moveOn(now.plusSeconds(61))).isEqualTo(1);
        owe();

        assertThat(owed()).singleElement().satisfies(one -> assertThat(one.eventId())
                .isEqualTo(still));
        assertThat(events.withId(still).orElseThrow().maintenanceId()).isNotNull();
    }

    @Test
    void whoHasNotTakenAnEventIsReminded() {
        long contact = contact(
                user, new Subscription(Set.of(Severity.WARNING), List.of(), List.of(), List.of(), true, 0, 300));
        long event = open(group, "WARNING");
        owe();
        lanes.sent(owed().get(0).id(), "told", now);

        assertThat(lanes.oweReminders(now.plusSeconds(299))).isZero();
        assertThat(lanes.oweReminders(now.plusSeconds(400))).isEqualTo(1);
        assertThat(lanes.oweReminders(now.plusSeconds(400))).isZero();
        events.acknowledge(List.of(event), null, "admin", now);
        assertThat(lanes.oweReminders(now.plusSeconds(4000))).isZero();
        assertThat(lanes.due(contact, now.plusSeconds(500))).hasSize(1);
    }

    @Test
    void aContactIsReadAsItWasWritten() {
        long id = contact(user, Subscription.USUAL);

        Contact read = contacts.withId(id).orElseThrow();

        assertThat(read.login()).isEqualTo("told-olena");
        assertThat(read.subscription()).isEqualTo(Subscription.USUAL);
        assertThat(contacts.page(PageRequest.first(10), user).total()).isEqualTo(1);
        contacts.remove(id);
        assertThat(contacts.withId(id)).isEmpty();
    }

    private void owe() {
        lanes.oweChanges(500);
    }

    private List<Delivery> owed() {
        return deliveries.page(PageRequest.first(100), DeliveryQuery.of(null)).items();
    }

    private long user(String login, long ofGroup) {
        long id = sql.one(
                "insert into app_user (login, role_id) values (?, -1) returning id", row -> row.number("id"), login);
        sql.update("insert into user_device_group (user_id, device_group_id) values (?, ?)", id, ofGroup);
        return id;
    }

    private long contact(long of, Subscription wanted) {
        return contact(of, "noc", wanted);
    }

    private long contact(long of, String address, Subscription wanted) {
        return contacts.add(of, new ContactDraft(channel, address, true, "", wanted, 30, null), "admin");
    }

    private long open(long inGroup, String severity) {
        long id = sql.one("""
                insert into event (name, watch, subject, group_id, severity, state, began_at, noticed_at, seen_at)
                values ('it', 'DEVICE_DOWN', 'd1', ?, ?, 'PENDING', ?::timestamptz, ?::timestamptz, ?::timestamptz) returning id
                """, row -> row.number("id"), inGroup, severity, now, now, now);
        sql.update("update event set state = 'OPEN', raised_at = ?::timestamptz where id = ?", now, id);
        return id;
    }
}
