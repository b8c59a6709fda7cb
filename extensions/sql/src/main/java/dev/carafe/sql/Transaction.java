package dev.carafe.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The transaction of a request. Either of its ends gives the connection back. */
interface Transaction {
    /** Returns the connection. */
    Handle handle();

    /** Ends it and keeps what was done. */
    void commit();

    /** Ends it as if nothing was done. */
    void rollback();

    /** Begins one on a connection of its own. */
    static Transaction begin(Jdbi jdbi) {
        Handle handle = jdbi.open();
        handle.begin();
        return new Transaction() {
            @Override
            public Handle handle() {
                return handle;
            }

            @Override
            public void commit() {
                try (handle) {
                    handle.commit();
                }
            }

            @Override
            public void rollback() {
                try (handle) {
                    handle.rollback();
                }
            }
        };
    }
}
