package org.demarc.lab.ubilling;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Places;
import org.demarc.lab.isp.Tariff;

/** The lists of {@code action=userside} beside the subscribers (userside-universal-api.md 4, Ubilling's shapes). */
final class Userside {

    static final int ONU_SERIAL = 1;
    static final int ONU_MAC = 2;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Userside() {}

    static Map<String, Object> systemInformation(Instant now) {
        return map(
                entry("date", TIME.withZone(ZoneId.systemDefault()).format(now)),
                entry("os", "Linux"),
                entry("billing", map(entry("name", "Ubilling"), entry("version", "1.6.4 rev 9708"))));
    }

    static Map<String, Object> apiInformation() {
        return map(entry("version", "1.5"), entry("date", "06.10.2017"));
    }

    static Map<String, Object> tariffs() {
        return byId(
                Tariff.ALL,
                Tariff::id,
                tariff -> map(
                        entry("id", tariff.id()),
                        entry("name", tariff.id()),
                        entry("payment", String.valueOf(tariff.fee())),
                        entry("payment_interval", tariff.intervalDays()),
                        entry(
                                "speed",
                                map(
                                        entry("up", String.valueOf(tariff.upKbit())),
                                        entry("down", String.valueOf(tariff.downKbit())))),
                        entry("traffic", -1),
                        entry("service_type", 0)));
    }

    static Map<String, Object> tariffNames() {
        return byId(Tariff.ALL, Tariff::id, tariff -> map(entry("id", tariff.id()), entry("name", tariff.id())));
    }

    static Map<String, Object> states() {
        return map(
                entry("5", state(5, "Активний", "work")),
                entry("1", state(1, "Борг", "nomoney")),
                entry("2", state(2, "Користувач заморожений", "pause")),
                entry("3", state(3, "Користувач відключений", "disable")),
                entry("4", state(4, "Нема тарифу", "new")));
    }

    private static Map<String, Object> state(int id, String name, String functional) {
        return map(entry("id", id), entry("name", name), entry("functional", functional));
    }

    static Map<String, Object> tags() {
        return map(entry("1", named(1, "StaticIP")), entry("2", named(2, "IPTV")), entry("3", named(3, "VIP")));
    }

    static Map<String, Object> additionalTypes() {
        return map(
                entry(String.valueOf(ONU_SERIAL), named(ONU_SERIAL, "ONU serial")),
                entry(String.valueOf(ONU_MAC), named(ONU_MAC, "ONU MAC")));
    }

    static Map<String, Object> services() {
        return map(
                entry("1", map(entry("id", 1), entry("name", "StaticIP"), entry("cost", "25"))),
                entry("2", map(entry("id", 2), entry("name", "IPTV"), entry("cost", "3"))));
    }

    private static Map<String, Object> named(int id, String name) {
        return map(entry("id", id), entry("name", name));
    }

    static Map<String, Object> cities(Places places) {
        return byId(
                places.cities(),
                city -> String.valueOf(city.id()),
                city -> map(entry("id", city.id()), entry("name", city.name()), entry("type_name", city.typeName())));
    }

    static Map<String, Object> streets(Places places) {
        return byId(
                places.streets(),
                street -> String.valueOf(street.id()),
                street -> map(
                        entry("id", street.id()),
                        entry("city_id", String.valueOf(street.cityId())),
                        entry("name", street.name()),
                        entry("type_name", "вул."),
                        entry("full_name", "вул. " + street.name())));
    }

    static Map<String, Object> houses(Places places) {
        return byId(
                places.houses(),
                house -> String.valueOf(house.id()),
                house -> map(
                        entry("id", house.id()),
                        entry("city_district_id", ""),
                        entry("street_id", String.valueOf(house.streetId())),
                        entry("full_name", streetName(places, house) + " " + house.number() + slash(house.block())),
                        entry("postcode", ""),
                        entry("floor", ""),
                        entry("entrance", ""),
                        entry("number", house.number()),
                        entry("block", house.block()),
                        entry("coordinates", house.coordinates())));
    }

    private static String streetName(Places places, Places.House house) {
        return places.streets().get(house.streetId() - 1).name();
    }

    private static String slash(String block) {
        return !block.isEmpty() && Character.isDigit(block.charAt(0)) ? "/" + block : block;
    }

    static Map<String, Object> devices(IspPlan plan, Instant now, int snmpPort) {
        return byId(
                plan.devices(),
                device -> id(plan, device.name()),
                device -> map(
                        entry("id", id(plan, device.name())),
                        entry(
                                "type_id",
                                device.family().isOlt() ? 3 : device.family().isSwitch() ? 1 : 5),
                        entry("model_id", device.family().profile()),
                        entry("ip", device.address()),
                        entry("mac", device.mac().replaceAll("(..)(?!$)", "$1:")),
                        entry("house_id", ""),
                        entry("location", device.location()),
                        entry("comment", device.name()),
                        entry(
                                "date_activity",
                                TIME.withZone(ZoneId.systemDefault()).format(now)),
                        entry("date_create", ""),
                        entry("snmp_version", "2c"),
                        entry("snmp_port", String.valueOf(snmpPort)),
                        entry("snmp_read_community", "public"),
                        entry("software_version", "")));
    }

    private static String id(IspPlan plan, String name) {
        List<String> names =
                plan.devices().stream().map(device -> device.name()).toList();
        return String.valueOf(1 + names.indexOf(name));
    }

    @SafeVarargs
    static Map<String, Object> map(Map.Entry<String, ? extends Object>... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (var entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    static <T> Map<String, Object> byId(
            Collection<T> rows, Function<T, String> id, Function<T, Map<String, Object>> shape) {
        var map = new LinkedHashMap<String, Object>();
        rows.forEach(row -> map.put(id.apply(row), shape.apply(row)));
        return map;
    }
}
