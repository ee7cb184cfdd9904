package org.demarc.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.demarc.Patience;
import org.demarc.access.control.AccessSettings;
import org.demarc.settings.boundary.Settings;

/**
 * Bounds how long the database may take for each question of a request: pages, our own API and the dialects alike. A listener, because it
 * comes before every filter: finding out who calls is a question too. A download ends it before it writes its rows.
 */
@WebListener
public class PatienceListener implements ServletRequestListener {

    @Inject
    Settings settings;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        Patience.begin(settings.of(AccessSettings.class).longestQuestion());
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Patience.end();
    }
}
