package org.demarc.lab.console;

import java.util.regex.Matcher;
import org.demarc.lab.device.LabDevice;

/** Huawei SmartAX (devices.md 6.3): many commands ask for the rest although they are whole. */
final class HuaweiShell extends CommandShell {

    private static final String REST = "{ <cr>|number<U><10,512> }:";

    HuaweiShell(LabDevice device) {
        super(device);
        go(">");
    }

    @Override
    public String prompt() {
        return "MA5608T" + mode();
    }

    @Override
    Reply obey(String command) {
        if (match("enable", command) != null) {
            return go("#");
        }
        if (match("scroll", command) != null) {
            return ask(REST, rest -> unpaged());
        }
        if (match("config", command) != null) {
            return go("(config)#");
        }
        if (match("quit", command) != null) {
            return go(mode().startsWith("(config-if") ? "(config)#" : "#");
        }
        if (match("save", command) != null) {
            return ask(REST, rest -> Reply.of("  Command:\n          save"));
        }
        if (match("display current-configuration", command) != null) {
            return ask(REST, rest -> Reply.of(configuration()));
        }
        if (match("interface gpon 0/0", command) != null) {
            return go("(config-if-gpon-0/0)#");
        }
        return serve(command);
    }

    private Reply serve(String command) {
        Matcher found = match("undo service-port port 0/0/(\\d+) ont (\\d+)", command);
        if (found != null) {
            return ask(
                    "  It will take several minutes. Are you sure to release service virtual port(s)? (y/n)[n]:",
                    yes -> Reply.NOTHING);
        }
        if (match("service-port .*", command) != null && mode().equals("(config)#")) {
            return Reply.NOTHING;
        }
        return mode().startsWith("(config-if-gpon") ? onPort(command) : unknown();
    }

    private Reply onPort(String command) {
        Matcher found = match("ont delete (\\d+) (\\d+)", command);
        if (found != null) {
            return device.deregister(number(found, 1) + 1, number(found, 2) + 1)
                    ? Reply.of("  Number of ONTs that can be deleted: 1, success: 1")
                    : Reply.of("  Failure: The ONT does not exist");
        }
        found = match("ont modify (\\d+) (\\d+) desc \"(.{0,64})\"", command);
        if (found != null) {
            String text = found.group(3);
            var onu = device.onu(number(found, 1) + 1, number(found, 2) + 1);
            onu.ifPresent(one -> one.description(text));
            return onu.isPresent() ? Reply.NOTHING : Reply.of("  Failure: The ONT does not exist");
        }
        found = match("ont add (\\d+) (\\d+) sn-auth ([0-9A-F]{16}) omci .*?(?: desc \"(.{0,64})\")?", command);
        if (found != null) {
            String ident = found.group(3).toLowerCase(java.util.Locale.ROOT);
            String text = found.group(4) == null ? "" : found.group(4);
            return device.register(number(found, 1) + 1, number(found, 2) + 1, ident, 100, text)
                    ? Reply.of("  Number of ONTs that can be added: 1, success: 1")
                    : Reply.of("  Failure: The ONT already exists");
        }
        return unknown();
    }

    private String configuration() {
        return "[MA5600V800R018: 5608]\n#\n[global-config]\n  <global-config>\n snmp-agent community read cipher lab-community-word\n#\n"
                + onuLines(one -> " ont add " + (one.make().pon() - 1) + " "
                        + (one.make().number() - 1) + " sn-auth \""
                        + one.make().ident() + "\" desc \"" + one.description() + "\"");
    }

    private static Reply unknown() {
        return Reply.of("            ^\n  % Unknown command, the error locates at '^'");
    }
}
