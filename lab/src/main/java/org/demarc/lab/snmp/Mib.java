package org.demarc.lab.snmp;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything a device answers, in walking order. Immutable, may be shared by many devices; values may live. */
public final class Mib {

    private final Oid[] oids;
    private final Instance[] instances;

    private Mib(NavigableMap<Oid, Instance> tree) {
        oids = tree.keySet().toArray(new Oid[0]);
        instances = tree.values().toArray(new Instance[0]);
    }

    /** What a recording holds: values that stand still. */
    public static Mib of(SnmprecFile recording) {
        var builder = new Builder();
        recording.values().forEach(builder::add);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** How many instances there are, those absent just now included. */
    public int size() {
        return oids.length;
    }

    Oid oid(int position) {
        return oids[position];
    }

    Value value(int position, long nowMs) {
        return instances[position].at(nowMs);
    }

    /** The instance with exactly this identifier. */
    public Optional<Instance> find(Oid oid) {
        int position = Arrays.binarySearch(oids, oid);
        return position < 0 ? Optional.empty() : Optional.of(instances[position]);
    }

    /** What GET answers. */
    public Value get(Oid oid, long nowMs) {
        int position = Arrays.binarySearch(oids, oid);
        return position < 0 ? Value.NO_SUCH_INSTANCE : instances[position].at(nowMs);
    }

    /** Every instance below a column, in walking order, those absent just now included. */
    public SortedMap<Oid, Instance> instancesUnder(Oid column) {
        var rows = new TreeMap<Oid, Instance>();
        for (int i = after(column); i < oids.length && oids[i].isUnder(column); i++) {
            rows.put(oids[i], instances[i]);
        }
        return rows;
    }

    /** Position of the first instance behind {@code oid}, or {@link #size()}. */
    int after(Oid oid) {
        int position = Arrays.binarySearch(oids, oid);
        return position < 0 ? -position - 1 : position + 1;
    }

    /** Collects instances in any order; of equal identifiers the last one counts. */
    public static final class Builder {

        private final NavigableMap<Oid, Instance> tree = new TreeMap<>();

        private Builder() {}

        public Builder add(Oid oid, Value value) {
            return add(oid, now -> value);
        }

        public Builder add(Oid oid, Instance instance) {
            tree.put(oid, instance);
            return this;
        }

        public Builder add(String oid, Value value) {
            return add(Oid.of(oid), value);
        }

        public Builder add(String oid, Instance instance) {
            return add(Oid.of(oid), instance);
        }

        public Mib build() {
            return new Mib(tree);
        }
    }
}
