package org.demarc.lab.console;

import java.util.regex.Matcher;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;

/** ZTE C300 / C320 (devices.md 7.3). */
final class ZteShell extends CommandShell {

    private static final Reply DONE = Reply.of("[Successful]");
    private int pon;
    private int onu;

    ZteShell(LabDevice device) {
        super(device);
    }

    @Override
    public String prompt() {
        return "ZXAN" + mode() + "#";
    }

    @Override
    Reply obey(String command) {
        Matcher found = match("terminal length 0", command);
        if (found != null) {
            return unpaged();
        }
        if (match("conf(igure)? t(erminal)?", command) != null) {
            go("(config)");
            return Reply.of("Enter configuration commands, one per line.  End with CTRL/Z.");
        }
        if (match("end|exit", command) != null) {
            return go(match("exit", command) != null && mode().length() > "(config)".length() ? "(config)" : "");
        }
        if (match("show running-config", command) != null) {
            return Reply.of(configuration());
        }
        return mode().isEmpty() ? invalid() : configure(command);
    }

    private Reply configure(String command) {
        Matcher found = match("interface gpon-olt_1/1/(\\d+)", command);
        if (found != null) {
            pon = number(found, 1);
            return pon <= device.ponPorts().size() ? go("(config-if)") : Reply.of("%Error 20201: No such interface.");
        }
        found = match("(?:pon-onu-mng|interface) gpon-onu_1/1/(\\d+):(\\d+)", command);
        if (found != null) {
            pon = number(found, 1);
            onu = number(found, 2);
            return device.onu(pon, onu).isPresent()
                    ? go("(gpon-onu-mng 1/1/" + pon + ":" + onu + ")")
                    : Reply.of("%Error 20203: The ONU does not exist.");
        }
        return mode().equals("(config-if)") ? onPort(command) : onOnu(command);
    }

    private Reply onPort(String command) {
        Matcher found = match("no onu (\\d+)", command);
        if (found != null) {
            return device.deregister(pon, number(found, 1)) ? DONE : Reply.of("%Error 20203: The ONU does not exist.");
        }
        found = match("onu (\\d+) type (\\S+) sn ([A-Z0-9]{4})([0-9A-F]{8})", command);
        if (found != null) {
            String ident = Letters.hex(found.group(3)) + found.group(4).toLowerCase(java.util.Locale.ROOT);
            return device.register(pon, number(found, 1), ident, 100, "")
                    ? DONE
                    : Reply.of("%Error 20204: The ONU already exists.");
        }
        return invalid();
    }

    private Reply onOnu(String command) {
        if (mode().equals("(config)")) {
            return invalid();
        }
        Onu line = device.onu(pon, onu).orElseThrow();
        if (match("reboot", command) != null) {
            return ask("Confirm to reboot? [yes/no]:", answer -> {
                if (isYes(answer)) {
                    line.reboot(System.currentTimeMillis());
                }
                return Reply.NOTHING;
            });
        }
        Matcher found = match("(?:name|description) (.{1,64})", command);
        if (found != null) {
            line.description(found.group(1));
            return Reply.NOTHING;
        }
        return match("(tcont|gemport|service-port|service|vlan|switchport) .*", command) != null
                ? Reply.NOTHING
                : invalid();
    }

    private String configuration() {
        return "!<system>\nhostname ZXAN\nsnmp-server community public view allview ro\nusername zte password zte-lab-word\n!\n"
                + onuLines(one -> "interface gpon-olt_1/1/" + one.make().pon() + "\n  onu "
                        + one.make().number() + " type ZTE-F601 sn "
                        + one.make().ident().toUpperCase(java.util.Locale.ROOT) + "\n!")
                + onuLines(one -> "interface gpon-onu_1/1/" + one.make().pon() + ":"
                        + one.make().number() + "\n  description " + one.description() + "\n!");
    }

    private static Reply invalid() {
        return Reply.of("              ^\n%Error 20200: Invalid input detected at '^' marker.");
    }
}
