package org.demarc.userside.control;

/** How a method is asked for (userside-universal-api.md 2). */
public enum Dialect {
    /** {@code &request=<method>}, with every list. */
    STANDARD("&request="),
    /** Carbon Billing 5: {@code &method1=userside_manager.<method>}, without tags, services and messages. */
    CARBON5("&method1=userside_manager.");

    private final String parameter;

    Dialect(String parameter) {
        this.parameter = parameter;
    }

    boolean offers(String method) {
        return this == STANDARD
                || !(method.equals("get_user_tags")
                        || method.equals("get_services_list")
                        || method.equals("get_user_additional_data_type_list"));
    }

    /** The configured URL as it stands, a cache buster, the method. */
    String url(String configured, long unixTime, String method) {
        String base = configured.indexOf('?') < 0 ? configured + "?cat=module" : configured;
        String context = this == CARBON5 && method.equals("get_user_group_list") ? "&context=userside" : "";
        return base + "&temp=" + unixTime + parameter + method + context;
    }
}
