package org.demarc.device.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The interfaces of one device that are known, from the database or from a reading, by their place in the IF-MIB. */
public final class InterfaceDirectory {

    /** Nothing is known yet. */
    public static final InterfaceDirectory EMPTY = new InterfaceDirectory(List.of());

    private final Map<Long, InterfaceRef> byIfIndex;
    private final Map<String, InterfaceRef> byName = new HashMap<>();
    private final boolean doubtful;

    private InterfaceDirectory(Collection<InterfaceRef> refs) {
        this(refs, false);
    }

    private InterfaceDirectory(Collection<InterfaceRef> refs, boolean doubtful) {
        this.doubtful = doubtful;
        byIfIndex = new HashMap<>(refs.size() * 2);
        for (InterfaceRef ref : refs) {
            if (ref.ifIndex() != null) {
                byIfIndex.put(ref.ifIndex(), ref);
            }
        }
        Set<String> doubled = new HashSet<>();
        for (InterfaceRef ref : byIfIndex.values()) {
            if (byName.put(ref.name(), ref) != null) {
                doubled.add(ref.name());
            }
        }
        byName.keySet().removeAll(doubled);
    }

    /** The interface of this name; null when there is none, or several. */
    @Nullable
    InterfaceRef named(String name) {
        return byName.get(name);
    }

    /** What the database knows. */
    public static InterfaceDirectory of(Collection<InterfaceRef> refs) {
        return new InterfaceDirectory(refs);
    }

    /** What the device has just told. */
    public static InterfaceDirectory ofRows(Collection<InterfaceRow> rows) {
        return new InterfaceDirectory(rows.stream().map(InterfaceRef::of).toList());
    }

    /**
     * This, of which a part was lost on the way, with what is remembered of the rest: what stands at a port that was not told now is not gone.
     * Where the two contradict each other the ports have other numbers now, and nothing that is remembered counts.
     */
    InterfaceDirectory withRestOf(InterfaceDirectory remembered) {
        if (remembered.isDoubtful() || contradicts(remembered)) {
            return this;
        }
        Map<Long, InterfaceRef> all = new HashMap<>(remembered.byIfIndex);
        all.putAll(byIfIndex);
        return new InterfaceDirectory(all.values());
    }

    /** Whether a port is another one than is remembered. */
    boolean contradicts(InterfaceDirectory remembered) {
        return byIfIndex.values().stream().anyMatch(ref -> {
            InterfaceRef before = ref.ifIndex() == null ? null : remembered.byIfIndex.get(ref.ifIndex());
            return before != null
                    && !(before.bindKey().equals(ref.bindKey()) && before.name().equals(ref.name()));
        });
    }

    /** The same, remembered from before the device started anew: its ports may have other numbers now. */
    public InterfaceDirectory doubted() {
        return new InterfaceDirectory(byIfIndex.values(), true);
    }

    boolean isDoubtful() {
        return doubtful;
    }

    @Nullable
    InterfaceRef at(long ifIndex) {
        return byIfIndex.get(ifIndex);
    }

    /** The PON port with these numbers; null when there is none. A port without a slot fits any. */
    @Nullable
    InterfaceRef ponPort(int slot, int port) {
        for (InterfaceRef ref : byIfIndex.values()) {
            boolean sameSlot = ref.slot() == null || ref.slot() == slot;
            if (ref.type().equals("PON") && sameSlot && ref.port() != null && ref.port() == port) {
                return ref;
            }
        }
        return null;
    }

    public boolean isEmpty() {
        return byIfIndex.isEmpty();
    }
}
