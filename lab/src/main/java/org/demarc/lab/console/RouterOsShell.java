package org.demarc.lab.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.demarc.lab.device.LabDevice;

/** MikroTik RouterOS: no pages, and the export begins with the time of the day. */
final class RouterOsShell extends CommandShell {

    RouterOsShell(LabDevice device) {
        super(device);
        unpaged();
    }

    @Override
    public String prompt() {
        return "[admin@" + device.make().name() + "] > ";
    }

    @Override
    Reply obey(String command) {
        if (match("/export", command) != null) {
            StringBuilder text = new StringBuilder("# " + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                    + " by RouterOS 7.16.2\n/interface ethernet\n");
            device.ports().forEach(port -> text.append("set [ find default-name=ether")
                    .append(port.make().number())
                    .append(" ] comment=\"")
                    .append(port.alias())
                    .append("\"\n"));
            return Reply.of(text.append("/snmp community\nset [ find default=yes ] name=lab-secret")
                    .toString());
        }
        return Reply.of("bad command name " + command + " (line 1 column 1)");
    }
}
