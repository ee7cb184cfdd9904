package org.demarc.snmp.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of a table while it is read. Columns walked in step bring the same keys in the same order, so the place of the next key is
 * mostly the one after the last; holes and rows that come and go are found by searching.
 */
final class RowKeys {

    private final List<Oid> keys = new ArrayList<>();
    private final Map<Oid, Integer> placeByKey = new HashMap<>();
    private boolean sorted = true;

    int size() {
        return keys.size();
    }

    /**
     * The place of a row, a new one when the key was never seen.
     *
     * @param sought the row's key
     * @param guess where it probably is
     */
    int placeOf(SubIds sought, int guess) {
        if (guess < keys.size() && isKey(keys.get(guess), sought)) {
            return guess;
        }
        Oid key = Oid.ofRange(sought.raw(), 0, sought.length());
        return sorted ? placeWhileSorted(key) : placeByKey.computeIfAbsent(key, this::append);
    }

    private int placeWhileSorted(Oid key) {
        if (keys.isEmpty() || keys.get(keys.size() - 1).compareTo(key) < 0) {
            return append(key);
        }
        int found = java.util.Collections.binarySearch(keys, key);
        if (found >= 0) {
            return found;
        }
        sorted = false;
        for (int place = 0; place < keys.size(); place++) {
            placeByKey.put(keys.get(place), place);
        }
        int place = append(key);
        placeByKey.put(key, place);
        return place;
    }

    private int append(Oid key) {
        keys.add(key);
        return keys.size() - 1;
    }

    private static boolean isKey(Oid key, SubIds sought) {
        int[] raw = key.raw();
        return Arrays.equals(raw, 0, raw.length, sought.raw(), 0, sought.length());
    }

    /** Whether the sought key comes behind the row at this place, in the order of the MIB tree. */
    boolean comesAfter(SubIds sought, int place) {
        int[] raw = keys.get(place).raw();
        return Arrays.compareUnsigned(sought.raw(), 0, sought.length(), raw, 0, raw.length) > 0;
    }

    Oid at(int place) {
        return keys.get(place);
    }

    /** The places in the order of their keys. */
    int[] placesInOrder() {
        IntStream places = IntStream.range(0, keys.size());
        return sorted
                ? places.toArray()
                : places.boxed()
                        .sorted(Comparator.comparing(keys::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    List<Oid> at(int[] places) {
        return sorted && places.length == keys.size()
                ? keys
                : Arrays.stream(places).mapToObj(keys::get).toList();
    }
}
