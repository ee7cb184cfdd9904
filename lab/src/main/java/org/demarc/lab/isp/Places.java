package org.demarc.lab.isp;

import java.util.ArrayList;
import java.util.List;

/** Cities, streets and houses. Ids start at 1. */
public record Places(List<City> cities, List<Street> streets, List<House> houses) {

    public record City(int id, String name, String typeName) {}

    public record Street(int id, int cityId, String name) {}

    /** @param coordinates latitude and longitude with a comma, decimal degrees */
    public record House(int id, int streetId, String number, String block, String coordinates) {}

    private static final int HOUSES_A_STREET = 8;
    private static final List<String> CITIES = List.of("Зеленопілля", "Верхня Липа", "Novyi Dvir");
    private static final List<String> STREETS = List.of(
            "Шевченка",
            "Лесі Українки",
            "Садова",
            "Набережна",
            "Соборна",
            "Миру",
            "Польова",
            "Main",
            "Вишнева",
            "Lake");

    static Places all() {
        var cities = new ArrayList<City>();
        var streets = new ArrayList<Street>();
        var houses = new ArrayList<House>();
        for (int city = 1; city <= CITIES.size(); city++) {
            cities.add(new City(city, CITIES.get(city - 1), city == 1 ? "м." : "с."));
            for (String name : STREETS) {
                int street = streets.size() + 1;
                streets.add(new Street(street, city, name));
                for (int i = 0; i < HOUSES_A_STREET; i++) {
                    houses.add(house(houses.size() + 1, street, i));
                }
            }
        }
        return new Places(List.copyOf(cities), List.copyOf(streets), List.copyOf(houses));
    }

    private static House house(int id, int street, int onStreet) {
        String block = onStreet % 4 == 1 ? "А" : onStreet % 4 == 3 ? "2" : "";
        int north = 45_000 + 31 * street;
        int east = 52_000 + 17 * id;
        return new House(id, street, String.valueOf(1 + 2 * onStreet), block, "50." + north + ",30." + east);
    }
}
