package org.demarc.lab.console;

import java.time.Instant;
import java.util.regex.Matcher;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Port;

/** A switch that talks as Cisco's do: what it shows has the time of the day and a clock that drifts in it. */
final class CiscoShell extends CommandShell {

    private final String enable;
    private int port;

    CiscoShell(LabDevice device, String enable) {
        super(device);
        this.enable = enable;
        go(">");
    }

    @Override
    public String prompt() {
        return "Switch" + mode();
    }

    @Override
    Reply obey(String command) {
        if (match("enable", command) != null) {
            return enable.isEmpty()
                    ? go("#")
                    : askPassword("Password: ", word -> word.equals(enable) ? go("#") : Reply.of("% Access denied"));
        }
        if (match("terminal length 0", command) != null) {
            return unpaged();
        }
        if (mode().equals(">")) {
            return invalid();
        }
        if (match("show running-config", command) != null) {
            return Reply.of(configuration());
        }
        if (match("conf(igure)? t(erminal)?", command) != null) {
            go("(config)#");
            return Reply.of("Enter configuration commands, one per line.  End with CNTL/Z.");
        }
        if (match("end|exit", command) != null) {
            return go("#");
        }
        return configure(command);
    }

    private Reply configure(String command) {
        Matcher found = match("interface FastEthernet0/(\\d+)", command);
        if (found != null && mode().startsWith("(config")) {
            port = number(found, 1);
            return go("(config-if)#");
        }
        found = match("description (.{1,64})", command);
        if (found != null && mode().equals("(config-if)#")) {
            String text = found.group(1);
            device.port(port).ifPresent(one -> one.alias(text));
            return Reply.NOTHING;
        }
        return invalid();
    }

    private String configuration() {
        StringBuilder text = new StringBuilder(
                "Building configuration...\n\nCurrent configuration : "
                        + (3000 + System.nanoTime() % 100) + " bytes\n!\n! Last configuration change at "
                        + Instant.now()
                        + " by noc\n!\nversion 12.2\nservice password-encryption\nhostname "
                        + device.make().name()
                        + "\n!\nenable secret 5 $1$lab$ciscoLabSecretHash\nusername noc privilege 15 password 7 070C285F4D06lab\n!\n");
        device.ports().forEach(one -> text.append(lines(one)));
        return text.append("ntp clock-period ")
                .append(17_180_000 + System.nanoTime() % 1000)
                .append(
                        "\nsnmp-server community ciscoLabCommunity RO\nradius-server host 192.0.2.9 key ciscoLabRadius\nend")
                .toString();
    }

    private static String lines(Port one) {
        return "interface FastEthernet0/" + one.make().number()
                + (one.alias().isEmpty() ? "" : "\n description " + one.alias()) + (one.enabled() ? "" : "\n shutdown")
                + "\n!\n";
    }

    private static Reply invalid() {
        return Reply.of("% Invalid input detected at '^' marker.");
    }
}
