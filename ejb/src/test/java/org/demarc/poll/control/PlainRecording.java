package org.demarc.poll.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A recording read line by line, by nothing that the product or the lab reads recordings with. */
public final class PlainRecording {

    private record Cell(String tag, String value) {}

    private final Map<String, Cell> cellByOid = new HashMap<>();

    public static PlainRecording read(Path file) throws IOException {
        PlainRecording recording = new PlainRecording();
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
            String[] parts = line.replace("\r", "").split("\\|", 3);
            if (parts.length == 3) {
                recording.cellByOid.put(parts[0], new Cell(parts[1], parts[2]));
            }
        }
        return recording;
    }

    /** Numbers of a column by what follows its identifier. */
    public Map<String, Long> numbers(String column) {
        Map<String, Long> numbers = new TreeMap<>();
        cellByOid.forEach((oid, cell) -> {
            if (oid.startsWith(column + ".") && cell.value().matches("[0-9]+")) {
                numbers.put(oid.substring(column.length() + 1), Long.parseUnsignedLong(cell.value()));
            }
        });
        return numbers;
    }

    /** Numbers of a column, those below zero among them. */
    public Map<String, Long> signedNumbers(String column) {
        Map<String, Long> numbers = new TreeMap<>();
        cellByOid.forEach((oid, cell) -> {
            if (oid.startsWith(column + ".")) {
                numbers.put(oid.substring(column.length() + 1), Long.parseLong(cell.value()));
            }
        });
        return numbers;
    }

    /** Numbers of a column of the interface tables. */
    public Map<Long, Long> byIfIndex(String column) {
        Map<Long, Long> numbers = new TreeMap<>();
        numbers(column).forEach((index, number) -> numbers.put(Long.parseLong(index), number));
        return numbers;
    }

    /** Whether a column has a row. */
    public boolean has(String column, long ifIndex) {
        return cellByOid.containsKey(column + "." + ifIndex);
    }

    /** All rows of a column, whatever is in them. */
    Iterable<Long> rows(String column) {
        return cellByOid.keySet().stream()
                .filter(oid -> oid.startsWith(column + "."))
                .map(oid -> Long.parseLong(oid.substring(column.length() + 1)))
                .toList();
    }

    /** A text as people read it: UTF-8 or windows-1251, no NUL, no control characters, no blanks around. */
    String text(String column, long ifIndex) {
        Cell cell = cellByOid.get(column + "." + ifIndex);
        if (cell == null) {
            return "";
        }
        byte[] octets =
                cell.tag().endsWith("x") ? hex(cell.value()) : cell.value().getBytes(StandardCharsets.ISO_8859_1);
        return text(octets);
    }

    /** Octets, or the digits of a number or an identifier, of a column by what follows its identifier. */
    public Map<String, byte[]> octets(String column) {
        Map<String, byte[]> octets = new TreeMap<>();
        cellByOid.forEach((oid, cell) -> {
            if (oid.startsWith(column + ".")) {
                octets.put(
                        oid.substring(column.length() + 1),
                        cell.tag().endsWith("x")
                                ? hex(cell.value())
                                : cell.value().getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        return octets;
    }

    /** Texts of a column as people read them, by what follows its identifier. */
    public Map<String, String> texts(String column) {
        Map<String, String> texts = new TreeMap<>();
        octets(column).forEach((index, octets) -> texts.put(index, text(octets)));
        return texts;
    }

    public static String text(byte[] octets) {
        return decoded(octets).replace("\0", "").replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static byte[] hex(String digits) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            octets.write(Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return octets.toByteArray();
    }

    private static String decoded(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, Charset.forName("windows-1251"));
        }
    }
}
