package org.demarc.device.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.demarc.snmp.control.Oid;

/** What devices of each model of devices/models.md say of themselves, a line for each model and variant. */
final class ModelTable {

    /**
     * One line.
     *
     * @param how {@code detect}, {@code hand}, {@code shadowed KEY} by another model, or {@code variant KEY} of another model
     * @param object what tells a variant, and what it says; empty for models
     */
    record Line(
            int number,
            String key,
            String type,
            String how,
            String sysDescr,
            String sysObjectId,
            String ifNumber,
            String object,
            String says) {

        Identity identity() {
            return new Identity(sysDescr, sysObjectId, ifNumber.isEmpty() ? null : (Long) Long.parseLong(ifNumber));
        }

        boolean isVariant() {
            return how.startsWith("variant ");
        }

        Oid variantObject() {
            return Oid.parse(object);
        }

        /** The key that detection must find before anything more is read. */
        String expected() {
            String other = how.substring(how.indexOf(' ') + 1);
            return how.startsWith("shadowed ") || isVariant() ? other : key;
        }

        @Override
        public String toString() {
            return number + " " + key;
        }
    }

    private ModelTable() {}

    static List<Line> lines() {
        try (InputStream in = ModelTable.class.getResourceAsStream("/device-profiles/models.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(ModelTable::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] f = text.split(";", -1);
        return new Line(Integer.parseInt(f[0]), f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]);
    }
}
