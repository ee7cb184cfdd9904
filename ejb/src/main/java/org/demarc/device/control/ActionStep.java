package org.demarc.device.control;

import java.util.List;
import java.util.Set;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;

/** One thing that an action does, in order. */
public sealed interface ActionStep {

    /**
     * One SNMP SET of one or more objects.
     *
     * @param verified the values can be read back: they are looked at before and after, and what is so already is not sent. What cannot
     *     be read back is sent once and never again.
     */
    record Write(List<ActionCell> cells, boolean verified) implements ActionStep {
        public Write {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Looks at an object until it says that the device is no longer busy.
     *
     * @param busy values that mean it still works
     * @param everyMs between two looks
     * @param tries most looks
     */
    record Await(Oid object, @Nullable IndexDecoder index, Set<Long> busy, int everyMs, int tries)
            implements ActionStep {
        public Await {
            busy = Set.copyOf(busy);
        }

        /** The instances that may be meant. */
        public List<Oid> instances(NarrowRead.Subject subject) {
            return index == null
                    ? List.of(object)
                    : NarrowRead.keys(index, subject).stream().map(object::plus).toList();
        }
    }

    /**
     * Goes on only while the port has no link: on some models a test of the cable breaks it.
     *
     * @param object column that says whether there is a link
     * @param up values that mean there is one
     */
    record NoLink(Oid object, IndexDecoder index, Set<Long> up) implements ActionStep {
        public NoLink {
            up = Set.copyOf(up);
        }

        /** The instances that may be meant. */
        public List<Oid> instances(NarrowRead.Subject subject) {
            return NarrowRead.keys(index, subject).stream().map(object::plus).toList();
        }
    }

    /** Waits, for instance between switching off and on. */
    record Pause(int millis) implements ActionStep {}

    /**
     * Makes a port a member of a VLAN's port list, or takes it out: reads the list, changes the one bit, writes it, reads it back.
     *
     * @param list column of Q-BRIDGE-MIB, indexed by the VLAN
     * @param memberWhen values of the argument membership for which the bit is on
     */
    record Member(String column, Oid list, Set<String> memberWhen) implements ActionStep {
        public Member {
            memberWhen = Set.copyOf(memberWhen);
        }
    }

    /**
     * Commands on the device's console, all in one session (devices.md DEV-19). They are sent once and never again: whether they have
     * arrived cannot be seen.
     *
     * @param literal the lines are said as they are: nothing in them is a place for something else
     */
    record Console(List<ConsoleLine> lines, boolean literal) implements ActionStep {
        public Console {
            lines = List.copyOf(lines);
        }

        Console(List<ConsoleLine> lines) {
            this(lines, false);
        }
    }

    /** Commands that a person types; what they are stands in the arguments. */
    record Typed() implements ActionStep {}

    /**
     * A row of a menu by RouterOS' API is made so, or taken away (devices.md 12.4): looked at before and after, and what is so already is
     * not sent.
     */
    record Row(RouterMenu menu) implements ActionStep {}
}
