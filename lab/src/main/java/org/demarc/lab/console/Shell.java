package org.demarc.lab.console;

/** What a device does with commands; one for each session. */
public interface Shell {

    /** Before the first command, and after each. */
    String prompt();

    /** Lines of an answer, a question, or both. */
    Reply run(String command);

    /** True while answers are shown page by page. */
    default boolean isPaged() {
        return false;
    }

    /** True when the next line is a second password and must not be echoed. */
    default boolean wantsPassword() {
        return false;
    }

    /**
     * What the device says.
     *
     * @param text lines with line feeds, empty for nothing
     * @param question what is asked at the end, empty for nothing; the next line is the answer
     * @param hangsUp the session ends
     */
    record Reply(String text, String question, boolean hangsUp) {

        public static final Reply NOTHING = new Reply("", "", false);

        public static Reply of(String text) {
            return new Reply(text, "", false);
        }

        public static Reply asking(String question) {
            return new Reply("", question, false);
        }
    }
}
