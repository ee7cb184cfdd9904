package org.demarc.console.control;

/** The way to the console of one device. */
public interface ConsoleDoor {

    /** Signs in; the caller closes what it gets. @throws ConsoleFault when it cannot */
    ConsoleSession open() throws ConsoleFault, InterruptedException;
}
