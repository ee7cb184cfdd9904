package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** CPU seconds (user and system) of processes, from /proc; Linux only. Clock ticks are 1/100 s there. */
final class Cpu {

    private static final double TICK = 0.01;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private Cpu() {}

    /** Of one process alone. */
    static double of(long pid) {
        String[] fields = fields(pid);
        return fields.length < CHILDREN_SYSTEM ? 0 : seconds(fields, USER, USER + 1);
    }

    /** Of a process, its children (and theirs) that live, and those that have ended. */
    static double ofTree(long pid) {
        double sum = 0;
        for (long member : members(pid)) {
            String[] fields = fields(member);
            sum += fields.length <= CHILDREN_SYSTEM ? 0 : seconds(fields, USER, CHILDREN_SYSTEM);
        }
        return sum;
    }

    private static Set<Long> members(long root) {
        Set<Long> members = new HashSet<>(Set.of(root));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (long pid : pids()) {
                String[] fields = fields(pid);
                grew |= fields.length > PARENT && members.contains(Long.valueOf(fields[PARENT])) && members.add(pid);
            }
        }
        return members;
    }

    private static long[] pids() {
        try (Stream<Path> files = Files.list(Path.of("/proc"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException e) {
            return new long[0];
        }
    }

    /** What follows the command's name in brackets; the state is field 0. */
    private static String[] fields(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static double seconds(String[] fields, int first, int last) {
        long ticks = 0;
        for (int i = first; i <= last; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * TICK;
    }
}
