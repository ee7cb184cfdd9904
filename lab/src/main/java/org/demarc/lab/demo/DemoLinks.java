package org.demarc.lab.demo;

/** Has links looked for once the first neighbours were read, so that nobody waits for the schedule to see a topology. */
final class DemoLinks {

    private static final int ATTEMPTS = 10;
    private static final long BETWEEN_MS = 30_000;
    /** As many as the simulated ISP has, but for a few. */
    private static final int ENOUGH = 15;

    private final DemoApi api;

    DemoLinks(DemoApi api) {
        this.api = api;
    }

    void begin() {
        Thread thread = new Thread(this::look, "demo-links");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            for (int attempt = 0;
                    attempt < ATTEMPTS && api.get("links?limit=1").path("total").asInt() < ENOUGH;
                    attempt++) {
                Thread.sleep(BETWEEN_MS);
                api.start("links/search");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            DemoMain.say("Links are not looked for: " + e.getMessage());
        }
    }
}
