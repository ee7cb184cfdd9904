package org.demarc.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes an archive whose provisioning sees another time than the machine: wherever it asks Java for the time, it asks {@link AheadOfTime}.
 * So one node of a cluster can have a clock that is wrong, on one machine and without tools that not every machine has.
 */
final class WrongClock {

    private static final String AHEAD = AheadOfTime.class.getName().replace('.', '/');

    /** Where the time comes from: class, method, descriptor. */
    private static final List<String> ASKED = List.of(
            "java/time/Instant.now()Ljava/time/Instant;",
            "java/time/Clock.systemUTC()Ljava/time/Clock;",
            "java/time/LocalDate.now(Ljava/time/ZoneId;)Ljava/time/LocalDate;",
            "java/lang/System.currentTimeMillis()J");

    private static final List<String> CAPABILITIES =
            List.of("org/demarc/provisioning/", "org/demarc/ucrm/", "org/demarc/addressing/", "org/demarc/routeros/");

    private int redirected;

    /** Writes the changed archive and returns it. */
    static Path of(Path ear, Path changed) {
        WrongClock clock = new WrongClock();
        try (InputStream in = Files.newInputStream(ear);
                OutputStream out = Files.newOutputStream(changed)) {
            out.write(clock.archive(in.readAllBytes(), "demarc.ear"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (clock.redirected == 0) {
            throw new IllegalStateException("nobody in " + ear + " asks for the time");
        }
        return changed;
    }

    private byte[] archive(byte[] octets, String name) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(octets.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(octets));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(changed(entry.getName(), in.readAllBytes()));
                out.closeEntry();
            }
            if (name.startsWith("lib/demarc-persistence")) {
                add(out);
            }
        }
        return changed.toByteArray();
    }

    private byte[] changed(String name, byte[] octets) throws IOException {
        boolean isOurs = name.startsWith("demarc-") || name.startsWith("lib/demarc-");
        if (isOurs && (name.endsWith(".jar") || name.endsWith(".war"))) {
            return archive(octets, name);
        }
        boolean isProvisioning =
                name.endsWith(".class") && CAPABILITIES.stream().anyMatch(name::contains);
        return isProvisioning ? redirected(octets) : octets;
    }

    /** Every part of the archive sees what lies in its library. */
    private static void add(ZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(AHEAD + ".class"));
        try (InputStream in =
                Objects.requireNonNull(WrongClock.class.getResourceAsStream("/" + AHEAD + ".class"), AHEAD)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    /** A class whose calls for the time go elsewhere: the entries of its constant pool that name the methods name others. */
    private byte[] redirected(byte[] octets) throws IOException {
        Pool pool = Pool.of(octets);
        List<Integer> asking = pool.methods.keySet().stream()
                .filter(method -> ASKED.contains(pool.name(method)))
                .toList();
        if (asking.isEmpty()) {
            return octets;
        }
        redirected += asking.size();
        byte[] copy = octets.clone();
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        DataOutputStream more = new DataOutputStream(added);
        more.writeByte(1);
        more.writeUTF(AHEAD);
        more.writeByte(7);
        more.writeShort(pool.count);
        for (int method : asking) {
            int at = Objects.requireNonNull(pool.methods.get(method));
            copy[at] = (byte) ((pool.count + 1) >> 8);
            copy[at + 1] = (byte) (pool.count + 1);
        }
        copy[8] = (byte) ((pool.count + 2) >> 8);
        copy[9] = (byte) (pool.count + 2);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(octets.length + added.size());
        whole.write(copy, 0, pool.end);
        added.writeTo(whole);
        whole.write(copy, pool.end, copy.length - pool.end);
        return whole.toByteArray();
    }

    /** The constant pool of a class, as far as it names methods (Java Virtual Machine Specification, 4.4). */
    private static final class Pool {

        final Map<Integer, String> texts = new HashMap<>();
        final Map<Integer, Integer> classes = new HashMap<>();
        final Map<Integer, int[]> namesAndTypes = new HashMap<>();
        final Map<Integer, int[]> references = new HashMap<>();

        /** Where a method's entry names its class: offset by index. */
        final Map<Integer, Integer> methods = new HashMap<>();

        final int count;
        int end;

        private Pool(int count) {
            this.count = count;
        }

        static Pool of(byte[] octets) throws IOException {
            ByteArrayInputStream raw = new ByteArrayInputStream(octets);
            DataInputStream in = new DataInputStream(raw);
            in.skipNBytes(8);
            Pool pool = new Pool(in.readUnsignedShort());
            int index = 1;
            while (index < pool.count) {
                index += pool.read(index, in, octets.length - raw.available());
            }
            pool.end = octets.length - raw.available();
            return pool;
        }

        /** How many indices the entry takes. */
        private int read(int index, DataInputStream in, int offset) throws IOException {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(index, in.readUTF());
                case 7 -> classes.put(index, in.readUnsignedShort());
                case 10 -> {
                    methods.put(index, offset + 1);
                    references.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                }
                case 12 -> namesAndTypes.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> in.skipNBytes(8);
                default -> in.skipNBytes(4);
            }
            return tag == 5 || tag == 6 ? 2 : 1;
        }

        String name(int method) {
            int[] reference = Objects.requireNonNull(references.get(method));
            int[] nameAndType = Objects.requireNonNull(namesAndTypes.get(reference[1]));
            return text(Objects.requireNonNull(classes.get(reference[0]))) + "." + text(nameAndType[0])
                    + text(nameAndType[1]);
        }

        private String text(int index) {
            return Objects.requireNonNull(texts.get(index));
        }
    }
}
