package org.demarc.provisioning;

import java.util.List;

/** Texts that mean something to somebody on their way: to SQL, RouterOS, JSON, HTML, JavaScript, EL, a terminal or a log. */
final class NastyTexts {

    /** Sets {@code owned} in a browser that takes it for more than a text, and {@code #{6*7}} becomes 42 where it is evaluated. */
    static final String SCRIPT = "\"'><img src=x onerror=owned=1><script>owned=1</script>');owned=1;//#{6*7}";

    /** Half a surrogate pair, as JSON can write it and nothing else. */
    static final String HALF = "half \ud83d a pair";

    static final List<String> ALL = List.of(
            "=name=admin=password=x",
            "\"two\" 'one' `back`",
            "x\r\n!done\r\n/system/reboot\r\n",
            "x\n\n=.id=*1",
            "'; DROP TABLE crm_event; --",
            "\\'); SELECT pg_sleep(9); --",
            "$(/system reset) [/system reboot] ; : ?#|",
            ".tag=7 ?name=* *1",
            "back\\slash \\u0000 %00 %n%s",
            "nul\u0000inside",
            "esc\u001b[31m bell\u0007 del\u007f tab\t",
            "emoji 😀🏴‍☠️ four 𝒳𝄞",
            "\u202Eright to left\u202C עברית مرحبا",
            HALF,
            SCRIPT,
            "${6*7} {clientName} {planName} {{6*7}}",
            "Ünïcödé ß İıŞş Є ґ",
            "long ".repeat(60) + "ж😀");

    private NastyTexts() {}

    /** What becomes of it where neither the database nor a router can hold it. */
    static String kept(String text) {
        return text.replace('\u0000', '\uFFFD').replace("\ud83d a", "\uFFFD a");
    }
}
