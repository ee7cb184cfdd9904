package org.demarc.action.entity;

import java.util.Arrays;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.Wording;

/** How an action ended, in a sentence. */
public enum ActionSaid implements Wording {
    DONE("done"),
    ALREADY("it was so already, nothing was sent"),
    LOOKED("the answer was lost; the device shows that it was done"),
    SILENT("the device does not answer, nothing was sent"),
    UNSURE("the device did not answer: whether it was done is not known, and it is not sent again"),
    UNSURE_AFTER_NODE("the node died while it was sent: whether it was done is not known, and it is not sent again"),
    /** The device's words. */
    REFUSED("the device refuses: {0}"),
    /** Column, shown, wanted. */
    DIFFERENT("the device took it, but {0} is {1} instead of {2}"),
    NO_ANSWER_TWICE("the device did not answer twice and shows that it was not done"),
    NO_WRITE_ACCESS("write access is not configured"),
    NOT_SUPPORTED("the device's profile cannot do it"),
    TARGET_GONE("the device or interface is not there any more"),
    NO_ROW("the device does not have the row that would be written"),
    LINK_UP("the port has a link: on this model the cable is tested only without one"),
    STILL_BUSY("the device was still busy when the time was up"),
    SERVER_STOPPING("the server is stopping"),
    NODES_DIED("three nodes died while they worked on it"),
    CANCELLED("stopped before it began"),
    NO_CONSOLE("console access is not configured"),
    /** What the network says. */
    CONSOLE_UNREACHABLE("the console does not answer: {0}"),
    CONSOLE_LOGIN("the console refuses the login"),
    CONSOLE_ENABLE("the console refuses the enable password"),
    CONSOLE_KEY("the device shows another ssh key than the first time"),
    CONSOLE_BUSY("somebody else is on the console of this device"),
    /** The command. */
    CONSOLE_SILENT("the console did not come back with its prompt: {0}"),
    CONSOLE_CLOSED("the device closed the console: {0}"),
    CONSOLE_TOO_MUCH("the device answered more than is read: {0}"),
    /** The command and the device's words. */
    CONSOLE_REFUSED("the device refuses {0}: {1}"),
    /** The command; what the device answered is for those who may see answers. */
    TYPED_REFUSED("the device refuses {0}: see what it answered"),
    NO_API("access by the router's API is not configured"),
    /** What the network says. */
    API_UNREACHABLE("the API of the router does not answer: {0}"),
    /** The router's words. */
    API_LOGIN("the router refuses the login: {0}"),
    /** How many. */
    MANY_ROWS("{0} rows of the router fit: say more, or name one by its id"),
    /** The service that owns it. */
    KEPT_ROW("provisioning keeps this row for service {0}: change it on the page of the service"),
    /** The VLAN. */
    NO_VLAN("the router has no VLAN interface for {0}"),
    /** The VLAN's interface. */
    NO_SERVER("the router has no DHCP server on {0}"),
    FAULT("failed, see the server's log");

    private final String pattern;

    ActionSaid(String pattern) {
        this.pattern = pattern;
    }

    /** Which of these a phrase is; empty for others. */
    public static Optional<ActionSaid> of(Phrase phrase) {
        return Arrays.stream(values())
                .filter(said -> phrase.key().equals(said.set() + "." + said.name()))
                .findFirst();
    }

    @Override
    public String set() {
        return "action.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
