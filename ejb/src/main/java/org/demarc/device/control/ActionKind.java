package org.demarc.device.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.access.entity.Permission;

/**
 * The closed catalogue of what Demarc can do to devices, with the module names and arguments of devices.md 3.4 and the permission keys
 * of wildcore-mikbill.md 3.1. How a family does it stands in its profile.
 */
public enum ActionKind {
    ONU_REBOOT("onu-reboot", Target.ONU, Danger.ASKED, "ctrl_ont_reboot", Permission.OLTS_CTRL_REBOOT),
    ONU_DEREGISTER("onu-deregister", Target.ONU, Danger.TYPED, "ctrl_ont_delete", Permission.OLTS_CTRL_DEREG),
    ONU_RESET("onu-reset", Target.ONU, Danger.TYPED, "ctrl_ont_reset", Permission.OLTS_CTRL_RESET),
    ONU_STATE(
            "onu-state",
            Target.ONU,
            Danger.ASKED,
            "ctrl_ont_disable",
            Permission.OLTS_CTRL_DISABLE,
            ActionArgument.choice("state", "enable", "disable")),
    ONU_DESCRIPTION(
            "onu-description",
            Target.ONU,
            Danger.NONE,
            "ctrl_ont_descr",
            Permission.OLTS_CTRL_DESCRIPTION,
            ActionArgument.text("description")),
    ONU_CLEAR_COUNTERS(
            "onu-clear-counters",
            Target.ONU,
            Danger.ASKED,
            "ctrl_ont_clear_counters",
            Permission.OLTS_CTRL_CLEAR_COUNTERS),
    UNI_STATE(
            "uni-state",
            Target.ONU,
            Danger.ASKED,
            "ctrl_ont_uni_admin_state",
            Permission.OLTS_CTRL_UNI_PORTS,
            ActionArgument.formed("num", "[1-9][0-9]?"),
            ActionArgument.choice("state", "enable", "disable")),
    /** Registers an ONU on a PON port by an operator's template; asked for by the capability registration alone. */
    ONU_REGISTER("onu-register", Target.PORT, Danger.ASKED, "onts_registration", Permission.UNREGISTERED_ONTS),
    PORT_STATE(
            "port-state",
            Target.PORT,
            Danger.ASKED,
            "ctrl_port_state",
            Permission.SWITCHES_SET_PORT_ADMIN_STATE,
            ActionArgument.choice("state", "enable", "disable")),
    PORT_SPEED(
            "port-speed",
            Target.PORT,
            Danger.ASKED,
            "ctrl_port_speed",
            Permission.SWITCHES_SET_PORT_ADMIN_SPEED,
            ActionArgument.choice(
                    "speed",
                    "auto",
                    "10-Half",
                    "10-Full",
                    "100-Half",
                    "100-Full",
                    "1000-Half",
                    "1000-Full",
                    "10000-Half",
                    "10000-Full")),
    PORT_DESCRIPTION(
            "port-description",
            Target.PORT,
            Danger.NONE,
            "ctrl_port_descr",
            Permission.SWITCHES_SET_PORT_DESCRIPTION,
            ActionArgument.text("description")),
    PORT_RESET("port-reset", Target.PORT, Danger.ASKED, "ctrl_reset_port", Permission.SWITCHES_SET_PORT_ADMIN_STATE),
    PORT_CLEAR_COUNTERS(
            "port-clear-counters",
            Target.PORT,
            Danger.ASKED,
            "clear_iface_counters",
            Permission.SWITCHES_CLEAR_COUNTERS),
    CABLE_TEST("cable-test", Target.PORT, Danger.ASKED, "cable_diag", Permission.SWITCHES_INFO),
    VLAN_CREATE(
            "vlan-create",
            Target.DEVICE,
            Danger.ASKED,
            "ctrl_vlan_state",
            Permission.SWITCHES_VLAN_CONTROL,
            ActionArgument.formed("id", "[1-9][0-9]{0,3}"),
            ActionArgument.formed("name", "[0-9a-zA-Z_]{1,16}")),
    VLAN_DELETE(
            "vlan-delete",
            Target.DEVICE,
            Danger.TYPED,
            "ctrl_vlan_state",
            Permission.SWITCHES_VLAN_CONTROL,
            ActionArgument.formed("id", "[1-9][0-9]{0,3}")),
    VLAN_PORT(
            "vlan-port",
            Target.PORT,
            Danger.ASKED,
            "ctrl_vlan_port",
            Permission.SWITCHES_VLAN_CONTROL,
            ActionArgument.formed("id", "[1-9][0-9]{0,3}"),
            ActionArgument.choice("membership", "tagged", "untagged", "none")),
    SAVE_CONFIG("save-config", Target.DEVICE, Danger.ASKED, "save_config", Permission.SWITCHES_SAVE_CONFIG),
    CLEAR_COUNTERS("clear-counters", Target.DEVICE, Danger.ASKED, "clear_counters", Permission.SWITCHES_CLEAR_COUNTERS),
    DEVICE_REBOOT("device-reboot", Target.DEVICE, Danger.TYPED, "reboot", Permission.SWITCHES_REBOOT_DEVICE),
    DEVICE_NAME(
            "device-name",
            Target.DEVICE,
            Danger.NONE,
            "ctrl_set_device_name",
            Permission.DEVICE_MANAGEMENT,
            ActionArgument.text("name")),
    DEVICE_LOCATION(
            "device-location",
            Target.DEVICE,
            Danger.NONE,
            "ctrl_set_device_location",
            Permission.DEVICE_MANAGEMENT,
            ActionArgument.text("location")),
    DEVICE_CONTACT(
            "device-contact",
            Target.DEVICE,
            Danger.NONE,
            "ctrl_set_device_contact",
            Permission.DEVICE_MANAGEMENT,
            ActionArgument.text("contact")),
    /** A lease that is always the same (devices.md 3.3): by what is there already, by the VLAN, or by the DHCP server. */
    STATIC_LEASE(
            "static-lease",
            Target.DEVICE,
            Danger.ASKED,
            "ctrl_static_lease",
            Permission.ROUTER_OS_CONTROL,
            ActionArgument.choice("action", "add", "remove"),
            ActionArgument.formed("ip", Forms.IP).optional(),
            ActionArgument.formed("mac", Forms.MAC).optional(),
            ActionArgument.formed("vlan_id", Forms.VLAN).optional(),
            ActionArgument.formed("vlan_name", Forms.WORDS).optional(),
            ActionArgument.formed("dhcp_server", Forms.WORDS).optional(),
            ActionArgument.text("comment").optional()),
    STATIC_ARP(
            "static-arp",
            Target.DEVICE,
            Danger.ASKED,
            "ctrl_static_arp",
            Permission.ROUTER_OS_CONTROL,
            ActionArgument.choice("action", "add", "remove"),
            ActionArgument.formed("ip", Forms.IP).optional(),
            ActionArgument.formed("mac", Forms.MAC).optional(),
            ActionArgument.formed("vlan_id", Forms.VLAN).optional(),
            ActionArgument.formed("vlan_name", Forms.WORDS).optional(),
            ActionArgument.text("comment").optional()),
    ADDRESS_LIST(
            "address-list",
            Target.DEVICE,
            Danger.ASKED,
            "address_list_ctrl",
            Permission.ROUTER_OS_CONTROL,
            ActionArgument.choice("action", "add", "remove", "enable", "disable"),
            ActionArgument.formed("_id", Forms.ROW).optional(),
            ActionArgument.formed("name", Forms.LIST).optional(),
            ActionArgument.formed("address", Forms.NETWORK).optional(),
            ActionArgument.formed("timeout", Forms.TIME).optional(),
            ActionArgument.text("comment").optional()),
    SIMPLE_QUEUE(
            "simple-queue",
            Target.DEVICE,
            Danger.ASKED,
            "simple_queue_ctrl",
            Permission.ROUTER_OS_CONTROL,
            ActionArgument.choice("action", "add", "remove", "enable", "disable"),
            ActionArgument.formed("_id", Forms.ROW).optional(),
            ActionArgument.formed("name", Forms.WORDS).optional(),
            ActionArgument.formed("target", Forms.NETWORK).optional(),
            ActionArgument.formed("max-limit", Forms.LIMITS).optional(),
            ActionArgument.formed("limit-at", Forms.LIMITS).optional(),
            ActionArgument.formed("type", Forms.WORDS).optional(),
            ActionArgument.formed("parent", Forms.WORDS).optional(),
            ActionArgument.text("comment").optional()),
    /** One command on the console, as a person types it. */
    CONSOLE_COMMAND(
            "console-command",
            Target.DEVICE,
            Danger.TYPED,
            "console_command",
            Permission.EXTERNAL_APPS_CONSOLE_WITH_AUTO_AUTH,
            ActionArgument.command("command")),
    /** Some of them in one session; the first that is refused ends it, unless that is not wanted. */
    CONSOLE_COMMANDS(
            "console-commands",
            Target.DEVICE,
            Danger.TYPED,
            "multi_console_command",
            Permission.EXTERNAL_APPS_CONSOLE_WITH_AUTO_AUTH,
            ActionArgument.commands("commands"),
            ActionArgument.choice("break_on_error", "yes", "no").optional());

    /** What arguments must match (devices.md 3.3); octets of an address are checked as numbers. */
    private static final class Forms {

        private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        static final String IP = "(?:" + OCTET + "\\.){3}" + OCTET;
        static final String NETWORK = IP + "(?:/(?:3[0-2]|[12]?[0-9]))?";
        static final String MAC = "(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{12}";
        static final String VLAN = "[1-9][0-9]{0,3}";
        static final String WORDS = "[^\\p{Cc}\"'`\\\\]{1,64}";
        static final String LIST = "[0-9a-zA-Z_-]{1,64}";
        static final String ROW = "\\*[0-9A-Fa-f]{1,16}";
        static final String LIMITS = "[0-9]{1,15}[kMG]?/[0-9]{1,15}[kMG]?";
        static final String TIME = "(?:[0-9]{1,5}[wdhms]){1,5}";

        private Forms() {}
    }

    /** What it is done to. */
    public enum Target {
        DEVICE,
        PORT,
        ONU
    }

    /** How the UI asks back: not at all, once, or with the name of the thing typed. */
    public enum Danger {
        NONE,
        ASKED,
        TYPED
    }

    private final String key;
    private final Target target;
    private final Danger danger;
    private final String module;
    private final Permission permission;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<ActionArgument> arguments;

    ActionKind(
            String key,
            Target target,
            Danger danger,
            String module,
            Permission permission,
            ActionArgument... arguments) {
        this.key = key;
        this.target = target;
        this.danger = danger;
        this.module = module;
        this.permission = permission;
        this.arguments = List.of(arguments);
    }

    /** As profiles, our API and the log write it. */
    public String key() {
        return key;
    }

    public Target target() {
        return target;
    }

    public Danger danger() {
        return danger;
    }

    /** The module of devices.md 3.4. */
    public String module() {
        return module;
    }

    /** True when a person types the commands: what is in them may be secret, and what comes back too. */
    public boolean isTyped() {
        return this == CONSOLE_COMMAND || this == CONSOLE_COMMANDS;
    }

    /** True for what is done by RouterOS' API. */
    public boolean isOfRouterOs() {
        return permission == Permission.ROUTER_OS_CONTROL;
    }

    /** What the caller must hold; ports of an OLT have a permission of their own. */
    public Permission permission(boolean onOlt) {
        return onOlt && target == Target.PORT && this != CABLE_TEST && this != ONU_REGISTER
                ? Permission.OLTS_CTRL_PORT
                : permission;
    }

    public List<ActionArgument> arguments() {
        return arguments;
    }

    public Optional<ActionArgument> argument(String name) {
        return arguments.stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst();
    }

    public static Optional<ActionKind> withKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }
}
