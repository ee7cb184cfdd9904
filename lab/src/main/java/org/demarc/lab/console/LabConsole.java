package org.demarc.lab.console;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The console of one device: who may sign in, what it answers, how it misbehaves. Changeable while it is served. */
public final class LabConsole {

    private final String user;
    private final String password;
    private final Supplier<Shell> shells;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.GOOD;

    public LabConsole(String user, String password, Supplier<Shell> shells) {
        this.user = user;
        this.password = password;
        this.shells = shells;
    }

    boolean admits(String name, String word) {
        return user.equals(name) && password.equals(word);
    }

    Shell shell() {
        return shells.get();
    }

    public Manner manner() {
        return manner;
    }

    /** From now on behaves like this. */
    public void behave(Manner how) {
        manner = how;
    }

    /** Every line that was typed after signing in, in order; passwords are not among them. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    void heard(String command) {
        commands.add(command);
    }
}
