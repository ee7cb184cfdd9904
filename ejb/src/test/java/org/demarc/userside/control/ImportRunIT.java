package org.demarc.userside.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.address.entity.AddressBook;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingFault;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.ImportContext.PasswordHash;
import org.demarc.billing.control.ImportReport;
import org.demarc.billing.control.ImportReport.Counts;
import org.demarc.billing.control.ImportRun;
import org.demarc.billing.control.OptionsText;
import org.demarc.billing.control.Register;
import org.demarc.billing.control.RunJournal;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.BillingSources;
import org.demarc.billing.entity.ImportSaid;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberBook;
import org.demarc.tariff.entity.TariffBook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of an import against a billing on a socket and a real database. */
@NullUnmarked
class ImportRunIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final PasswordHash NO_PASSWORDS = new PasswordHash() {
        @Override
        public boolean matches(String hash, String clear) {
            return true;
        }

        @Override
        public String of(String clear) {
            return "";
        }
    };

    private FakeBilling billing;
    private Sql sql;
    private Register register;
    private BillingSource source;

    @BeforeAll
    static void key() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void start() throws IOException {
        DATABASE.execute(
                "truncate subscriber, tariff, address_city, address_street, address_house, address_house_ref, job_run,"
                        + " billing_finding, billing_seen, line_binding, line_conflict cascade; delete from device;"
                        + " delete from billing_source where kind <> 'local'");
        billing = new FakeBilling();
        sql = new Sql(DATABASE.dataSource());
        register = new Register(
                new BillingRuns(sql),
                new SubscriberBook(sql),
                new TariffBook(sql),
                new AddressBook(sql),
                new LineBook(sql));
        source = new BillingSources(sql)
                .add(new BillingSource(
                        0, "demo", "userside", Secret.of(billing.url()), "", true, "", "{}", 2, 20, 50, "", 0));
        billing.says("get_system_information", "{\"date\":\"2026-11-21 10:00:00\",\"billing\":{\"name\":\"Demo\"}}")
                .says("get_tariff_list", tariffs("Home"))
                .says("get_user_state_list", "{\"5\":{\"id\":5,\"name\":\"ok\",\"functional\":\"work\"}}");
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void theCaptureOfUbillingIsImportedWholeAndASecondRunWritesNothing() throws BillingFault {
        for (String list : List.of(
                "get_system_information",
                "get_tariff_list",
                "get_user_state_list",
                "get_user_group_list",
                "get_user_tags",
                "get_services_list",
                "get_user_additional_data_type_list",
                "get_city_list",
                "get_street_list",
                "get_house_list",
                "get_user_list")) {
            billing.says(list, captured(list));
        }

        ImportReport first = run();
        ImportReport second = run();

        assertThat(first.subscribers()).isEqualTo(new Counts(7, 7, 0, 0));
        assertThat(first.tariffs()).isEqualTo(new Counts(3, 3, 0, 0));
        assertThat(first.addresses().created()).isEqualTo(3);
        assertThat(first.refused()).isZero();
        assertThat(second.subscribers()).isEqualTo(new Counts(7, 0, 0, 0));
        assertThat(second.tariffs()).isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(text("select sum(version) from subscriber")).isEqualTo("0");
        assertThat(text(
                        "select name || '|' || balance::numeric(9,2) || '|' || state || '|' || phones[1] || '|' || services::text"
                                + " from subscriber where login = 'alice'"))
                .startsWith("Алиса Тестенко|420.55|ACTIVE|380501110011|[{")
                .contains("IPTV", "StaticIP");
        assertThat(text("select string_agg(host(ip) || '=' || mac, ',' order by ip) from subscriber_ip"))
                .startsWith("172.16.0.11=aa:bb:cc:00:00:11,172.16.0.12=");
        assertThat(text("select number from contract join subscriber s on s.id = subscriber_id where login = 'bob'"))
                .isEqualTo("1002");
        assertThat(text("select search_text from subscriber where login = 'bob'"))
                .contains("bob o tester", "main", "7 a");
    }

    @Test
    void laterRunsCountOnlyDifferences() throws BillingFault {
        billing.says("get_user_list", users(1, 5, 0));
        ImportReport first = run();
        billing.says("get_user_list", users(1, 5, 2));
        ImportReport balances = run();
        ImportReport unchanged = run();
        billing.says("get_user_list", users(1, 4, 2));
        ImportReport gone = run();
        billing.says("get_user_list", users(1, 5, 2));
        ImportReport back = run();

        assertThat(first.subscribers()).isEqualTo(new Counts(5, 5, 0, 0));
        assertThat(balances.subscribers()).isEqualTo(new Counts(5, 0, 2, 0));
        assertThat(unchanged.subscribers()).isEqualTo(new Counts(5, 0, 0, 0));
        assertThat(gone.subscribers()).isEqualTo(new Counts(4, 0, 0, 1));
        assertThat(back.subscribers()).isEqualTo(new Counts(5, 0, 1, 0));
        assertThat(text("select string_agg(kind, ',' order by id) from subscriber_event"))
                .isEqualTo("gone,returned");
    }

    @Test
    void aListThatDropsMoreThanOneInFiveIsNotBelievedUnlessSomebodySaysSo() throws BillingFault {
        billing.says("get_user_list", users(1, 100, 0));
        run();
        billing.says("get_user_list", users(1, 79, 0));

        Throwable refusal = catchThrowable(this::run);
        String present = text("select count(*) from subscriber where in_billing");
        ImportReport forced = run(false, true);

        assertThat(refusal).isInstanceOf(BillingFault.class).hasMessageContaining("21 of 100");
        assertThat(present).isEqualTo("100");
        assertThat(forced.subscribers().absent()).isEqualTo(21);
        assertThat(text("select count(*) from subscriber where in_billing")).isEqualTo("79");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "half", "500", "empty", "one row", "silent"})
    void aBillingThatFailsChangesNothing(String failure) throws BillingFault {
        billing.says("get_user_list", users(1, 30, 0));
        run();
        billing.says("get_tariff_list", tariffs("Renamed"));
        switch (failure) {
            case "html" -> billing.says("get_user_list", "<html><body>login</body></html>");
            case "half" -> billing.says("get_user_list", users(1, 60, 3).substring(0, 3000));
            case "500" -> billing.says("get_user_list", new FakeBilling.Answered(500, "text/html", new byte[0]));
            case "empty" -> billing.says("get_user_list", "");
            case "one row" -> billing.says("get_user_list", users(1, 1, 0));
            default -> billing.says("get_user_list", FakeBilling.SILENT);
        }
        String before = image();

        Throwable refusal = catchThrowable(this::run);

        assertThat(refusal).isInstanceOf(BillingFault.class).hasMessageStartingWith("Error Load Billing Customer");
        assertThat(image()).isEqualTo(before);
    }

    @Test
    void aDryRunCountsAndWritesNothing() throws BillingFault {
        billing.says("get_user_list", users(1, 5, 0));

        ImportReport report = run(true, false);

        assertThat(report.subscribers()).isEqualTo(new Counts(5, 5, 0, 0));
        assertThat(text("select count(*) from subscriber")).isEqualTo("0");
        assertThat(text("select count(*) from tariff")).isEqualTo("0");
    }

    @Test
    void rowsThatCannotBeTakenAreRefusedOneByOne() throws BillingFault {
        billing.says(
                "get_user_list",
                "{\"1\":{\"login\":\"a\",\"full_name\":\"A\"},\"2\":{\"login\":\"A\",\"full_name\":\"B\"},\"3\":\"x\","
                        + "\"4\":{\"login\":\"d\",\"balance\":\"much\"},\"1\":{\"login\":\"e\"}}");

        JobRun run = queued();
        ImportReport report = carriedOut(run, false, false);

        assertThat(report.subscribers().created()).isEqualTo(2);
        assertThat(register.runs().findings(run.id(), PageRequest.first(50)).items())
                .extracting(finding -> finding.refused() + " " + finding.place() + ": " + finding.reason())
                .contains(
                        "true get_user_list/2: login A is also that of 1",
                        "true get_user_list/1: the id stands in the list more than once",
                        "true get_user_list/3: the row is no object: \"x\"",
                        "false get_user_list/4: balance: much is not a number");
    }

    @Test
    void anAddressThatTwoSubscribersHaveIsReported() throws BillingFault {
        billing.says(
                "get_user_list",
                "{" + person(1, "\"ip_mac\":[{\"ip\":\"10.1.0.3\"}]") + ","
                        + person(2, "\"ip_mac\":[{\"ip\":\"10.1.0.3\"}]") + "}");

        JobRun run = queued();
        carriedOut(run, false, false);

        assertThat(register.runs().findings(run.id(), PageRequest.first(50)).items())
                .extracting(finding -> finding.place() + ": " + finding.reason())
                .contains("IP 10.1.0.3: several subscribers have it: 1, 2");
    }

    @Test
    void theBillingsOwnStateIsKeptAlsoWhileItsListOfStatesCannotBeHad() throws BillingFault {
        String states = "select string_agg(state || ' ' || raw_state, ', ' order by external_id) from subscriber";
        billing.says(
                "get_user_list", "{" + person(1, "\"state_id\":5") + "," + person(2, "\"state_id\":\"debt\"") + "}");
        run();
        assertThat(text(states)).isEqualTo("ACTIVE 5, OTHER debt");

        billing.says("get_user_state_list", "{\"error\":\"unknown_method\"}")
                .says(
                        "get_user_list",
                        "{" + person(1, "\"state_id\":1") + "," + person(3, "\"state_id\":\"debt\"") + ","
                                + person(2, "\"state_id\":\"works\"") + "}");
        run();

        assertThat(text(states)).isEqualTo("ACTIVE 1, OTHER works, OTHER debt");
    }

    @Test
    void loginsMayChangeHands() throws BillingFault {
        billing.says("get_user_list", "{\"1\":{\"login\":\"a\"},\"2\":{\"login\":\"b\"}}");
        run();
        billing.says("get_user_list", "{\"1\":{\"login\":\"b\"},\"2\":{\"login\":\"a\"}}");

        ImportReport report = run();

        assertThat(report.subscribers().edited()).isEqualTo(2);
        assertThat(text("select string_agg(external_id || login, ',' order by external_id) from subscriber"))
                .isEqualTo("1b,2a");
    }

    @Test
    void boundarySizesLoseNothing() throws BillingFault {
        for (int size : new int[] {1000, 1001, 5000, 5001}) {
            billing.says("get_user_list", users(1, size, 0));
            run(false, true);

            assertThat(text("select count(*) from subscriber where in_billing")).isEqualTo(Integer.toString(size));
        }
    }

    @Test
    void afterManyRowsTheDatabaseKnowsHowManyThereAre() throws BillingFault {
        DATABASE.execute("analyze subscriber, subscriber_ip, billing_seen");
        billing.says("get_user_list", users(1, 1_200, 0));

        run();

        assertThat(List.of(counted("subscriber"), counted("subscriber_ip"), counted("billing_seen")))
                .as("rows that plans are made for")
                .allSatisfy(rows -> assertThat(rows).isEqualTo("1200"));
    }

    private String counted(String table) {
        return text("select reltuples::bigint::text from pg_class where oid = '" + table + "'::regclass");
    }

    @Test
    void linesAreFoundBySerialPortAndSightingAndRivalsGetNothing() throws BillingFault {
        arrangeNetwork();
        billing.says("get_user_additional_data_type_list", "{\"7\":{\"id\":7,\"name\":\"ONU serial\"}}")
                .says(
                        "get_user_list",
                        "{"
                                + String.join(
                                        ",",
                                        person(1, "\"additional_data\":[{\"id\":7,\"value\":\"HWTCABCD0001\"}]"),
                                        person(2, "\"commutation\":{\"device_ip\":\"10.0.0.2\",\"port\":\"3\"}"),
                                        person(3, "\"ip_mac\":[{\"ip\":\"10.1.0.3\",\"mac\":\"020000000003\"}]"),
                                        person(4, "\"additional_data\":[{\"id\":7,\"value\":\"HWTCABCD0002\"}]"),
                                        person(5, "\"additional_data\":[{\"id\":7,\"value\":\"hwtc-abcd0002\"}]"),
                                        person(6, "\"ip_mac\":[{\"ip\":\"10.1.0.6\",\"mac\":\"02:00:00:00:00:EE\"}]"))
                                + "}");

        ImportReport report = run();

        assertThat(
                        text(
                                "select string_agg(s.external_id || ' ' || i.name || ' ' || found_by, ',' order by s.external_id)"
                                        + " from line_binding b join subscriber s on s.id = b.subscriber_id join interface i on i.id = b.interface_id"))
                .isEqualTo("1 0/1/0:1 SERIAL,2 1/3 PORT,3 1/5 FDB,6 epon0/1:1 MAC");
        assertThat(report.bindings()).isEqualTo(new LineBook.Found(4, 4, 0, 1));
        assertThat(register.lines().conflicts(PageRequest.first(10)).items())
                .flatExtracting(LineBook.Conflict::logins)
                .containsExactlyInAnyOrder("u4", "u5");
        assertThat(register.lines().find()).isEqualTo(new LineBook.Found(4, 0, 0, 1));
    }

    private void arrangeNetwork() {
        DATABASE.execute("""
                insert into device (name, address, type) values ('olt', '10.0.0.1', 'OLT'), ('sw', '10.0.0.2', 'SWITCH');
                insert into interface (device_id, bind_key, name, type, status, port)
                    select d.id, b, n, t, s, p from device d join (values
                        ('olt', '101', '0/1/0:1', 'ONU', 'Online', null), ('olt', '102', '0/1/0:2', 'ONU', 'Online', null),
                        ('olt', '103', 'epon0/1:1', 'ONU', 'Offline', null),
                        ('sw', '3', '1/3', 'GE', 'Up', 3), ('sw', '5', '1/5', 'GE', 'Up', 5), ('sw', '9', '1/9', 'GE', 'Up', 9))
                        as v(dev, b, n, t, s, p) on v.dev = d.name;
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown)
                    select i.id, i.device_id, k, v, v from interface i join (values ('101', 'SN', '48575443ABCD0001'),
                        ('102', 'SN', '48575443ABCD0002'), ('103', 'MAC', '02:00:00:00:00:EE')) as o(b, k, v) on o.b = i.bind_key;
                insert into fdb (device_id, mac, interface_id, first_seen, last_seen)
                    select i.device_id, '02:00:00:00:00:03', i.id, now(), now() from interface i where i.bind_key in ('5', '9');
                insert into fdb (device_id, mac, interface_id, first_seen, last_seen)
                    select i.device_id, ('02:00:00:00:01:' || lpad(to_hex(n), 2, '0'))::macaddr, i.id, now(), now()
                    from interface i, generate_series(1, 20) n where i.bind_key = '9';
                """);
    }

    private static String person(int number, String more) {
        return "\"" + number + "\":{\"id\":" + number + ",\"login\":\"u" + number + "\"," + more + "}";
    }

    private ImportReport run() throws BillingFault {
        return run(false, false);
    }

    private ImportReport run(boolean dryRun, boolean forced) throws BillingFault {
        return carriedOut(queued(), dryRun, forced);
    }

    private JobRun queued() {
        return new JobRuns(sql).queue(BillingRuns.KIND, Long.toString(source.id()), "{}", "tester");
    }

    private ImportReport carriedOut(JobRun run, boolean dryRun, boolean forced) throws BillingFault {
        RunJournal journal = new RunJournal(register.runs(), run.id(), unwatched());
        BillingAccess access = new BillingAccess(billing.url(), Duration.ofSeconds(5), Duration.ofSeconds(3), 64 << 20);
        try (BillingFeed feed = new UniversalFeed(access, Dialect.STANDARD, Clock.systemUTC(), journal)) {
            var order = new ImportRun.Order(run.id(), source, OptionsText.read("{}"), dryRun, forced);
            return new ImportRun(register, order, NO_PASSWORDS, journal).carryOut(feed);
        } finally {
            journal.flush();
            register.runs().forget(run.id());
        }
    }

    private static RunJournal.Watcher unwatched() {
        return new RunJournal.Watcher() {
            @Override
            public void at(long done, long total, ImportSaid doing) {
                // nobody looks
            }

            @Override
            public boolean stopWanted() {
                return false;
            }
        };
    }

    private String image() {
        return text(
                "select md5(string_agg(t, '|' order by t)) from (select s::text as t from subscriber s union all select f::text from tariff f) as all_rows");
    }

    private String text(String query) {
        return sql.one(query, row -> row.rows().getString(1));
    }

    private static String tariffs(String name) {
        return "{\"1\":{\"id\":1,\"name\":\"" + name + "\",\"payment\":\"100\",\"payment_interval\":30}}";
    }

    /** Subscribers from one number to another; the first {@code richer} have another balance. */
    private static String users(int from, int to, int richer) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> person(
                        number,
                        "\"full_name\":\"Person " + number + "\",\"state_id\":5,\"balance\":\""
                                + (number <= richer ? 50 : 10)
                                + "\",\"tariff\":{\"current\":[{\"id\":1}]},\"agreement\":[{\"number\":\"C-" + number
                                + "\"}],\"phone\":[{\"number\":\"050" + (1000000 + number)
                                + "\",\"flag_main\":1}],\"ip_mac\":[{\"ip\":"
                                + (167772160L + number) + ",\"mac\":\"" + String.format("0200%08x", number) + "\"}]"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] captured(String name) {
        byte[] file = PartnerFixtures.octets("ubilling/captures/us_" + name + ".txt");
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("-- body:\n") + "-- body:\n".length();
        return Arrays.copyOfRange(file, start, file.length - 1);
    }
}
