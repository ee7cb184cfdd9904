package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.List;

/** The stack of a query; below its bottom everything is true (ucrm-routeros.md 4.4). */
final class TruthStack {

    private final List<Boolean> values = new ArrayList<>(4);

    void push(boolean value) {
        values.add(value);
    }

    boolean allTrue() {
        return !values.contains(false);
    }

    /** Carries out the characters after {@code ?#}. */
    void operate(String operations) {
        for (int at = 0; at < operations.length(); ) {
            char operation = operations.charAt(at);
            at = Character.isDigit(operation) ? index(operations, at) : single(operation, at);
        }
    }

    private int single(char operation, int at) {
        switch (operation) {
            case '!' -> push(!pop());
            case '&' -> {
                boolean top = pop();
                push(pop() && top);
            }
            case '|' -> {
                boolean top = pop();
                push(pop() || top);
            }
            case '.' -> push(top(0));
            default -> throw Trap.plain("invalid query operation " + operation);
        }
        return at + 1;
    }

    private int index(String operations, int start) {
        int end = start;
        while (end < operations.length() && Character.isDigit(operations.charAt(end))) {
            end++;
        }
        if (end - start > 6) {
            throw Trap.plain("invalid query operation " + operations);
        }
        boolean value = top(Integer.parseInt(operations.substring(start, end)));
        if (end == operations.length()) {
            values.clear();
        }
        push(value);
        return end < operations.length() && operations.charAt(end) == '.' ? end + 1 : end;
    }

    private boolean pop() {
        return values.isEmpty() || values.remove(values.size() - 1);
    }

    private boolean top(int depth) {
        int at = values.size() - 1 - depth;
        return at < 0 || values.get(at);
    }
}
