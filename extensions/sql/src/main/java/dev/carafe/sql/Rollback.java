package dev.carafe.sql;

import org.jdbi.v3.core.Handle;

/** A transaction around the requests of a test, which is rolled back at the end. {@link Database#rollback()} begins it. */
public final class Rollback implements AutoCloseable {
    private static final String SAVEPOINT = "request";

    private final Handle handle;
    private final Runnable atEnd;

    Rollback(Handle handle, Runnable atEnd) {
        this.handle = handle;
        this.atEnd = atEnd;
        handle.begin();
    }

    /** Returns the connection, to prepare data for a test and to check what requests have done. */
    public Handle db() {
        return handle;
    }

    /** Begins the part of a request, with a savepoint to roll back to. */
    Transaction part() {
        handle.savepoint(SAVEPOINT);
        return new Transaction() {
            @Override
            public Handle handle() {
                return handle;
            }

            @Override
            public void commit() {
                handle.releaseSavepoint(SAVEPOINT);
            }

            @Override
            public void rollback() {
                handle.rollbackToSavepoint(SAVEPOINT);
            }
        };
    }

    @Override
    public void close() {
        atEnd.run();
        try (handle) {
            handle.rollback();
        }
    }
}
