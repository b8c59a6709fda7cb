package dev.carafe.templates.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last messages that were not sent. Thread-safe. */
final class Outbox implements MailBackend {
    /** Bounded, so that an app that runs for weeks with sending suppressed does not fill the memory. */
    static final int MOST = 1000;

    private final Deque<MailMessage> messages = new ArrayDeque<>();

    @Override
    public synchronized void deliver(MailMessage message) {
        if (messages.size() == MOST) {
            messages.removeFirst();
        }
        messages.addLast(message);
    }

    synchronized List<MailMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized void clear() {
        messages.clear();
    }
}
