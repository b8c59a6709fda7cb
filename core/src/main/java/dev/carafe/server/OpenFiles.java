package dev.carafe.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The limit of open files: each connection takes one, and the app needs some too. */
final class OpenFiles {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");
    private static final long MOST_RESERVED = 1000;

    private static boolean pollerIsOpen;

    private OpenFiles() { }

    /** Does beforehand what a server waits for longest. */
    static void load() {
        try {
            openPoller();
        } catch (IOException e) {
            // The server meets it too, and reports it.
        }
        var unused = ManagementFactory.getOperatingSystemMXBean();
    }

    /**
     * Makes the JDK open the files with which it wakes virtual threads, by a thread that waits briefly. The JDK opens them when a thread
     * first waits; if no files are left by then, no virtual thread of the process can ever wait for a socket.
     */
    static synchronized void openPoller() throws IOException {
        if (pollerIsOpen) {
            return;
        }
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            Thread.ofVirtual().start(() -> awaitTimeout(nobody)).join();
            pollerIsOpen = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitTimeout(ServerSocket nobody) {
        try {
            nobody.accept().close();
        } catch (IOException e) {
            // Expected: no client connects.
        }
    }

    /** Returns how many connections there are files for, at most the number in the settings. */
    static int connections(int maxConnections) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return maxConnections;
        }
        long files = system.getMaxFileDescriptorCount();
        int connections = connections(maxConnections, files, system.getOpenFileDescriptorCount());
        if (connections < maxConnections) {
            LOGGER.log(Level.WARNING, ("MAX_CONNECTIONS is %d, but this process may have only %d files open. The server takes %d "
                    + "connections at once, and leaves the rest to the app. Raise ulimit -n, or lower MAX_CONNECTIONS.")
                    .formatted(maxConnections, files, connections));
        }
        return connections;
    }

    /** Leaves a quarter of the files to the app, but no more than it needs. */
    static int connections(int maxConnections, long files, long open) {
        if (files <= 0) {
            return maxConnections;
        }
        long left = files - open - Math.min(files / 4, MOST_RESERVED);
        return (int) Math.max(1, Math.min(maxConnections, left));
    }
}
