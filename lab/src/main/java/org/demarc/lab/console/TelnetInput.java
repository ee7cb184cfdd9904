package org.demarc.lab.console;

import java.io.IOException;
import java.io.InputStream;

/** What a telnet client types, without its side of the negotiation (RFC 854). */
@SuppressWarnings("InputStreamSlowMultibyteRead") // a person types
final class TelnetInput extends InputStream {

    private static final int IAC = 255;
    private static final int SB = 250;
    private static final int SE = 240;

    private final InputStream in;

    TelnetInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        while (octet == IAC) {
            int verb = in.read();
            if (verb == IAC) {
                return IAC;
            }
            if (verb == SB) {
                skipSubnegotiation();
            } else if (verb > SB) {
                in.read();
            }
            octet = in.read();
        }
        return octet;
    }

    private void skipSubnegotiation() throws IOException {
        int octet = in.read();
        while (octet >= 0 && octet != SE) {
            octet = in.read();
        }
    }
}
