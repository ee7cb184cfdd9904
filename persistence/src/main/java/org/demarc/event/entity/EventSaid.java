package org.demarc.event.entity;

import org.demarc.Wording;

/** What events say of themselves, by {@link Watch}. */
public enum EventSaid implements Wording {
    /** Why. */
    DEVICE_DOWN("the device does not answer: {0}"),
    /** Why, devices behind. */
    DEVICE_DOWN_WITH("the device does not answer: {0}; {1} devices behind it are away as well"),
    DEVICE_RESTARTED("the device restarted"),
    /** Routers, host. */
    GATEWAY_DOWN("the gateway {0} ({1}) does not answer"),
    /** Lost, of how many. */
    PON_LOST("{0} of {1} ONUs of the PON port went at once"),
    /** Identifier. */
    ONU_LOST("ONU {0} is lost"),
    ONU_LOST_FIBRE("ONU {0} is lost: no light, the fibre is broken or unplugged"),
    ONU_LOST_POWER("ONU {0} is lost: it has no power"),
    /** Measure, value, bound. */
    MEASURE_ABOVE("{0} is {1}, more than {2}"),
    MEASURE_BELOW("{0} is {1}, less than {2}"),
    MEASURE_EQUAL("{0} is {1}"),
    MEASURE_DIFFERENT("{0} is {1}, not {2}"),
    /** Measure, now, before, difference in dB. */
    SIGNAL_FELL("{0} fell by {3} dB: {1} dBm, {2} dBm in the week before"),
    /** Identifier, places, online. */
    DUPLICATE_ONU("ONU {0} is in {1} places, online in {2}"),
    /** Identifier. */
    UNKNOWN_ONU("ONU {0} waits for registration"),
    /** MAC, VLAN, from, to. */
    MAC_FLAP("MAC {0} (VLAN {1}) goes back and forth between {2} and {3}"),
    MAC_MOVED("MAC {0} (VLAN {1}) went from {2} to {3}"),
    /** Neighbour, state. */
    BGP_DOWN("the BGP session with {0} is {1}"),
    INTERFACE_DOWN("the port has no link"),
    INTERFACE_DISABLED("the port is switched off"),
    /** Now, within the day before. */
    ARPS_ABNORMAL("{0} addresses in the ARP table, {1} within the day before"),
    /** Lines added, removed. */
    CONFIGURATION_CHANGED("the configuration changed: {0} lines new, {1} lines gone"),
    /** Days, why. */
    CONFIGURATION_OLD("the configuration could not be saved for {0} days: {1}"),
    /** Source, not sent by its CRM, with another body, hours. */
    FORGED_HOOKS(
            "forged webhooks of source {0}: {1} that the CRM did not send, {2} with another body under a known uuid (within {3} h)"),
    /** Pool, addresses. */
    POOL_NEARLY_FULL("pool {0} is nearly full: {1} addresses are free"),
    /** Pool, addresses, days. */
    POOL_SOON_EMPTY("pool {0} has {1} free addresses and will be empty in {2} days"),
    /** Whatever another version knew: its name and what it told. */
    OTHER("{0}: {1}");

    private final String pattern;

    EventSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "event.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
