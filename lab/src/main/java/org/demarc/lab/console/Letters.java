package org.demarc.lab.console;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The vendor's letters of a serial number. */
final class Letters {

    private Letters() {}

    static String hex(String letters) {
        return HexFormat.of().formatHex(letters.getBytes(StandardCharsets.US_ASCII));
    }
}
