package org.demarc.lab.console;

import org.demarc.lab.device.LabDevice;

/** D-Link (devices.md 12.1). */
final class DlinkShell extends CommandShell {

    DlinkShell(LabDevice device) {
        super(device);
    }

    @Override
    public String prompt() {
        return "DES-3200-28:admin#";
    }

    @Override
    Reply obey(String command) {
        if (match("disa(ble)? clip(aging)?", command) != null) {
            return unpaged();
        }
        if (match("save", command) != null) {
            return Reply.of("Command: save\n\nSaving all configurations to NV-RAM... Done.\n");
        }
        if (match("clear counters", command) != null) {
            device.ports().forEach(port -> port.traffic().clear(System.currentTimeMillis()));
            return Reply.of("Command: clear counters\n\nSuccess.\n");
        }
        if (match("reboot", command) != null) {
            return ask("Command: reboot\n\nAre you sure you want to proceed with the system reboot?(y/n)", yes -> {
                if (isYes(yes)) {
                    device.restart(System.currentTimeMillis());
                }
                return isYes(yes) ? new Reply("Please wait, the switch is rebooting...", "", true) : Reply.NOTHING;
            });
        }
        if (match("show config current_config", command) != null) {
            return Reply.of(configuration());
        }
        return Reply.of("Available commands:\n..                  ?                   clear               config");
    }

    private String configuration() {
        StringBuilder text = new StringBuilder(
                "Command: show config current_config\n\n# DES-3200-28 configuration\n# System uptime : "
                        + (System.currentTimeMillis() - device.bootMs()) / 1000 + " s\n");
        text.append("create account admin noc\nconfig syslog host 1 facility local0\n");
        text.append("create snmp community lab-secret view CommunityView read_only\n");
        device.ports().forEach(port -> text.append("config ports ")
                .append(port.make().number())
                .append(" description ")
                .append(port.alias().replace(' ', '_'))
                .append('\n'));
        return text.toString();
    }
}
