package org.demarc.lab.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One session: login where the protocol has none of its own, then commands and answers with echo and pages. */
final class Dialogue {

    private static final int PAGE = 24;
    private static final int FLOOD_LINES = 160_000;

    private final InputStream in;
    private final OutputStream out;
    private final LabConsole console;

    Dialogue(InputStream in, OutputStream out, LabConsole console) {
        this.in = in;
        this.out = out;
        this.console = console;
    }

    /** Talks to the end; {@code greet} asks for name and password first. */
    void hold(boolean greet) throws IOException {
        if (greet && !isAdmitted()) {
            return;
        }
        Shell shell = console.shell();
        say("\r\nWelcome\r\n");
        if (console.manner() == Manner.MUTE) {
            while (in.read() >= 0) {
                // hears and says nothing
            }
            return;
        }
        say(shell.prompt());
        Optional<String> line = line(true);
        while (line.isPresent()) {
            if (!shell.wantsPassword()) {
                console.heard(line.get());
            }
            if (!answer(shell, line.get())) {
                return;
            }
            line = line(!shell.wantsPassword());
        }
    }

    private boolean isAdmitted() throws IOException {
        for (int tries = 0; tries < 3; tries++) {
            say("\r\nUsername:");
            Optional<String> name = line(true);
            say("Password:");
            Optional<String> word = line(false);
            if (name.isEmpty() || word.isEmpty()) {
                return false;
            }
            if (console.admits(name.get(), word.get())) {
                return true;
            }
            say("\r\n% Login incorrect\r\n");
        }
        return false;
    }

    private boolean answer(Shell shell, String command) throws IOException {
        if (console.manner() == Manner.HANGS_UP) {
            say("Building the ans");
            return false;
        }
        if (console.manner() == Manner.FLOODS) {
            flood();
        }
        if (console.manner() == Manner.ENDLESS_PAGES) {
            return page();
        }
        Shell.Reply reply = shell.run(command);
        if (!pages(shell, reply.text())) {
            return false;
        }
        if (reply.hangsUp()) {
            return false;
        }
        say(reply.question().isEmpty() ? shell.prompt() : reply.question());
        return true;
    }

    /** Ends when the other side is gone. */
    private boolean page() throws IOException {
        int key = '\n';
        while (key >= 0) {
            say(("a long line of a page ".repeat(40) + "\r\n").repeat(PAGE) + "--More--");
            key = in.read();
            say("\r        \r");
        }
        return false;
    }

    private void flood() throws IOException {
        byte[] line = ("x".repeat(64) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < FLOOD_LINES; i++) {
            out.write(line);
        }
        out.flush();
    }

    private boolean pages(Shell shell, String text) throws IOException {
        if (text.isEmpty()) {
            return true;
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            say(lines[i] + "\r\n");
            if (shell.isPaged() && (i + 1) % PAGE == 0 && i + 1 < lines.length) {
                say("--More--");
                int key = in.read();
                say("\r        \r");
                if (key < 0 || key == 'q') {
                    return key >= 0;
                }
            }
        }
        return true;
    }

    /** A line without its end; empty when the other side is gone. */
    private Optional<String> line(boolean echo) throws IOException {
        StringBuilder line = new StringBuilder();
        int key = in.read();
        while (key == '\n' && line.isEmpty()) {
            key = in.read();
        }
        while (key >= 0 && key != '\r' && key != '\n') {
            if (key == 8 || key == 127) {
                line.setLength(Math.max(0, line.length() - 1));
            } else if (key != 0) {
                line.append((char) key);
            }
            if (echo && key != 0) {
                out.write(key);
                out.flush();
            }
            key = in.read();
        }
        if (key < 0) {
            return Optional.empty();
        }
        say("\r\n");
        return Optional.of(new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
