package org.demarc.lab.ubilling;

import static java.util.Map.entry;
import static org.demarc.lab.ubilling.Userside.map;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;

/** One subscriber in the shape of Ubilling's {@code get_user_list} (userside-universal-api.md 4.1). */
final class UserRow {

    private UserRow() {}

    static Map<String, Object> of(Subscriber subscriber, IspPlan plan) {
        Map<String, Object> row = map(
                entry("id", subscriber.login()),
                entry("login", subscriber.login()),
                entry("full_name", subscriber.fullName()),
                entry("flag_corporate", subscriber.corporate() ? 1 : 0),
                entry("tariff", Map.of("current", tariff(subscriber))),
                entry("agreement", List.of(agreement(subscriber))),
                entry("account_number", subscriber.uid()));
        if (subscriber.number() % 9 == 0) {
            row.put("group", Map.of("1", "1"));
            row.put("tag", Map.of("1", map(entry("id", "1"), entry("date_add", ""))));
        }
        if (!subscriber.standing().comment().isEmpty()) {
            row.put("comment", subscriber.standing().comment());
        }
        money(row, subscriber);
        contact(row, subscriber);
        network(row, subscriber, plan);
        return row;
    }

    private static List<Object> tariff(Subscriber subscriber) {
        return subscriber.tariff().isEmpty() ? List.of() : List.of(Map.of("id", subscriber.tariff()));
    }

    private static Map<String, Object> agreement(Subscriber subscriber) {
        return map(entry("number", Integer.valueOf(subscriber.contract())), entry("date", created(subscriber)));
    }

    private static String created(Subscriber subscriber) {
        int number = subscriber.number();
        return String.format(Locale.ROOT, "%d-%02d-%02d", 2014 + number % 12, 1 + number % 11, 1 + number % 28);
    }

    private static void money(Map<String, Object> row, Subscriber subscriber) {
        BigDecimal balance = BigDecimal.valueOf(subscriber.standing().balanceCents(), 2);
        row.put("balance", balance.stripTrailingZeros().toPlainString());
        row.put("credit", "0");
        row.put("state_id", subscriber.standing().state());
        row.put("date_create", created(subscriber) + " 10:00:00");
        row.put("date_connect", created(subscriber) + " 10:00:00");
        row.put("date_activity", "");
        row.put("traffic", Map.of("month", map(entry("up", "0"), entry("down", "0"))));
        row.put("discount", 0);
    }

    private static void contact(Map<String, Object> row, Subscriber subscriber) {
        Subscriber.Home home = subscriber.home();
        Map<String, Object> apartment = map(
                entry("id", String.valueOf(subscriber.number())),
                entry("full_name", home.apartment()),
                entry("number", home.apartment().replaceAll("\\D", "")));
        row.put(
                "address",
                List.of(map(
                        entry("type", "connect"),
                        entry("house_id", String.valueOf(home.houseId())),
                        entry("apartment", apartment),
                        entry("entrance", String.valueOf(home.entrance())),
                        entry("floor", String.valueOf(home.floor())))));
        row.put("phone", List.of(phone("", 0), phone(subscriber.phone(), 1)));
        if (!subscriber.email().isEmpty()) {
            row.put("email", List.of(map(entry("address", subscriber.email()), entry("flag_main", 1))));
        }
    }

    private static Map<String, Object> phone(String number, int main) {
        return map(entry("number", number), entry("flag_main", main));
    }

    private static void network(Map<String, Object> row, Subscriber subscriber, IspPlan plan) {
        String network = subscriber.ip().replaceFirst("\\.\\d+$", ".0/24");
        row.put(
                "ip_mac",
                List.of(map(
                        entry("ip", decimal(subscriber.ip())),
                        entry("mac", subscriber.mac()),
                        entry("ip_net", network))));
        Subscriber.Line line = subscriber.line();
        if (line.onOnu() && subscriber.number() % 10 != 0) {
            boolean serial = line.onuIdent().length() == 16;
            String id = String.valueOf(serial ? Userside.ONU_SERIAL : Userside.ONU_MAC);
            row.put("additional_data", List.of(map(entry("id", id), entry("value", ident(line.onuIdent())))));
        }
        if (line.onPort() && subscriber.number() % 2 == 0) {
            plan.device(line.device())
                    .ifPresent(device -> row.put(
                            "commutation",
                            map(entry("device_ip", device.address()), entry("port", String.valueOf(line.unit())))));
        }
    }

    /** A serial as people write it (four letters, eight hex digits), a MAC with colons. */
    private static String ident(String hex) {
        if (hex.length() == 12) {
            return hex.replaceAll("(..)(?!$)", "$1:");
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            text.append((char) Integer.parseInt(hex, i, i + 2, 16));
        }
        return text.append(hex, 8, 16).toString();
    }

    private static long decimal(String ip) {
        long value = 0;
        for (String part : ip.split("\\.")) {
            value = value * 256 + Integer.parseInt(part);
        }
        return value;
    }
}
