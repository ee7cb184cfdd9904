package org.demarc.lab.console;

import java.util.regex.Matcher;
import org.demarc.lab.device.LabDevice;

/** BDCOM EPON (devices.md 8.1): `enable` asks for a password of its own. */
final class BdcomShell extends CommandShell {

    private final String enable;
    private int pon;

    BdcomShell(LabDevice device, String enable) {
        super(device);
        this.enable = enable;
        go(">");
    }

    @Override
    public String prompt() {
        return "OLT" + mode();
    }

    @Override
    Reply obey(String command) {
        if (match("enable", command) != null) {
            return enable.isEmpty()
                    ? go("#")
                    : askPassword("password:", word -> word.equals(enable) ? go("#") : Reply.of("Access denied"));
        }
        if (mode().equals(">")) {
            return Reply.of("Unknown command");
        }
        if (match("terminal length 0", command) != null) {
            return unpaged();
        }
        if (match("config", command) != null) {
            return go("_config#");
        }
        if (match("exit", command) != null) {
            return go("#");
        }
        if (match("show running-config", command) != null) {
            return Reply.of(
                    "Building configuration...\n\nCurrent configuration:\n!\n!version 10.1.0B\nusername admin password 0 bdcom-lab-word\n"
                            + onuLines(one -> "interface EPON0/" + one.make().pon() + "\n epon bind-onu mac "
                                    + dotted(one.make().ident()) + " "
                                    + one.make().number() + "\n!")
                            + onuLines(one -> "interface EPON0/" + one.make().pon() + ":"
                                    + one.make().number() + "\n description " + one.description() + "\n!"));
        }
        return onuCommand(command);
    }

    private Reply onuCommand(String command) {
        Matcher found = match("epon reboot onu interface epon0/(\\d+):(\\d+)", command);
        if (found != null) {
            var onu = device.onu(number(found, 1), number(found, 2));
            return onu.isEmpty()
                    ? Reply.of("Error: the ONU is not bound")
                    : ask("Are you sure to reboot the ONU? (y/n)", answer -> {
                        if (isYes(answer)) {
                            onu.get().reboot(System.currentTimeMillis());
                        }
                        return Reply.NOTHING;
                    });
        }
        found = match("interface EPON ?0/(\\d+)", command);
        if (found != null) {
            pon = number(found, 1);
            return go("_config_epon0/" + pon + "#");
        }
        found = match("epon bind-onu mac ([0-9a-f.:-]{12,17}) (\\d+)", command);
        if (found != null) {
            String mac = found.group(1).replaceAll("[^0-9A-Fa-f]", "").toLowerCase(java.util.Locale.ROOT);
            return device.register(pon, number(found, 2), mac, 100, "")
                    ? Reply.NOTHING
                    : Reply.of("Error: the ONU is bound already");
        }
        found = match("no epon bind-onu sequence (\\d+)", command);
        if (found != null) {
            return device.deregister(pon, number(found, 1)) ? Reply.NOTHING : Reply.of("Error: the ONU is not bound");
        }
        return Reply.of("Unknown command");
    }

    private static String dotted(String mac) {
        return mac.replaceAll("(.{4})(.{4})(.{4})", "$1.$2.$3");
    }
}
